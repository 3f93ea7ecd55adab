import { Button, Switch, TextInput } from "@mantine/core";
import type { InputProps } from "./input-props.ts";
import { FindingList } from "./FindingList.tsx";
import type { HoursException, HoursRows } from "./hours-rows.ts";
import { hoursOfRows, hoursRows } from "./hours-rows.ts";
import { at } from "./json.ts";
import { weekdayNames } from "./lines-said.ts";
import { StretchInput } from "./StretchInput.tsx";

/** Opening hours: a row for each weekday, and one for each day that differs. */
export function HoursInput({ field, value, description, findings, words, onChange }: InputProps) {
  const { say } = words;
  const change = (rows: HoursRows): void => {
    onChange(hoursOfRows(rows));
  };
  return (
    <fieldset className="settings-hours-input">
      <legend>{say(field.label)}</legend>
      {field.unsaid === undefined ? null : (
        <Switch
          label={say("settings.own-hours")}
          checked={value !== undefined}
          onChange={({ currentTarget }) => {
            const first = at(description, ["sites", 0, "openingHours"]);
            onChange(currentTarget.checked ? (first ?? hoursOfRows(hoursRows(undefined))) : undefined);
          }}
        />
      )}
      {value === undefined && field.unsaid !== undefined ? (
        <p className="note">{say(field.unsaid)}</p>
      ) : (
        <HoursRowsInput rows={hoursRows(value)} words={words} onChange={change} />
      )}
      <FindingList findings={findings} />
    </fieldset>
  );
}

interface RowsProps {
  readonly rows: HoursRows;
  readonly words: InputProps["words"];
  readonly onChange: (rows: HoursRows) => void;
}

function HoursRowsInput({ rows, words, onChange }: RowsProps) {
  const { say } = words;
  return (
    <>
      <p className="note">{say("settings.hours-how")}</p>
      <div className="settings-week">
        {weekdayNames(words.locale).map((name, index) => (
          <StretchInput
            key={name}
            label={name}
            placeholder={say("settings.closed")}
            value={rows.week[index] ?? ""}
            onChange={(text) => {
              onChange({ ...rows, week: rows.week.map((hours, day) => (day === index ? text : hours)) });
            }}
          />
        ))}
      </div>
      <Switch
        label={say("settings.closed-on-holidays")}
        checked={rows.isClosedOnHolidays}
        onChange={({ currentTarget }) => {
          onChange({ ...rows, isClosedOnHolidays: currentTarget.checked });
        }}
      />
      <Exceptions rows={rows} words={words} onChange={onChange} />
    </>
  );
}

function Exceptions({ rows, words, onChange }: RowsProps) {
  const { say } = words;
  const { exceptions } = rows;
  const replace = (index: number, one: HoursException | null): void => {
    const others = exceptions.flatMap((known, place) => (place === index ? (one === null ? [] : [one]) : [known]));
    onChange({ ...rows, exceptions: others });
  };
  return (
    <>
      {exceptions.map((one, index) => (
        <div className="settings-exception" key={index}>
          <TextInput
            type="date"
            label={say("settings.day")}
            value={one.date}
            onChange={({ currentTarget }) => {
              replace(index, { ...one, date: currentTarget.value });
            }}
          />
          <StretchInput
            label={say("settings.hours")}
            placeholder={say("settings.closed")}
            value={one.hours}
            onChange={(hours) => {
              replace(index, { ...one, hours });
            }}
          />
          <TextInput
            label={say("settings.why")}
            value={one.name}
            onChange={({ currentTarget }) => {
              replace(index, { ...one, name: currentTarget.value });
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
            onChange({ ...rows, exceptions: [...exceptions, { date: "", hours: "", name: "" }] });
          }}
        >
          {say("settings.add-exception")}
        </Button>
      </div>
    </>
  );
}
