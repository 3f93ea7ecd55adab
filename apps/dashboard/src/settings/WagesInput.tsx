import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { InputProps } from "./input-props.ts";
import { FindingList } from "./FindingList.tsx";
import type { Json } from "./json.ts";
import { at, isList, isSame } from "./json.ts";
import { readText, writtenText } from "./typed.ts";

/** What an hour costs from which day on. */
export function WagesInput({ field, value, findings, words, onChange }: InputProps) {
  const { say } = words;
  const rows = isList(value) ? value : [];
  const replace = (index: number, row: Json | null): void => {
    const others = rows.flatMap((known, place) => (place === index ? (row === null ? [] : [row]) : [known]));
    onChange(others.length === 0 ? undefined : others);
  };
  return (
    <fieldset className="settings-hours-input">
      <legend>{say(field.label)}</legend>
      {rows.map((row, index) => (
        <div className="settings-exception" key={index}>
          <TextInput
            type="date"
            label={say("settings.starting")}
            value={writtenText(at(row, ["from"]))}
            onChange={({ currentTarget }) => {
              replace(index, { from: currentTarget.value, costPerHour: at(row, ["costPerHour"]) ?? 0 });
            }}
          />
          <CostInput
            label={say("settings.cost-per-hour")}
            value={at(row, ["costPerHour"])}
            onChange={(costPerHour) => {
              replace(index, { from: at(row, ["from"]) ?? "", costPerHour: costPerHour ?? "" });
            }}
          />
          <Button
            variant="default"
            onClick={() => {
              replace(index, null);
            }}
          >
            {say("settings.remove")}
          </Button>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            onChange([...rows, { from: "", costPerHour: 0 }]);
          }}
        >
          {say("settings.add-wage")}
        </Button>
      </div>
      <FindingList findings={findings} />
    </fieldset>
  );
}

function CostInput(props: {
  readonly label: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}) {
  const { label, value, onChange } = props;
  const [typed, type] = useState(writtenText(value));
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      value={isSame(readText("money", typed) ?? "", value) ? typed : writtenText(value)}
      onChange={({ currentTarget }) => {
        type(currentTarget.value);
        onChange(readText("money", currentTarget.value));
      }}
    />
  );
}
