import { Button, TextInput } from "@mantine/core";
import type { Statement, WorkLine } from "@springtide/contracts";
import { useState } from "react";
import { FoundWords, Trouble } from "../../data/Trouble.tsx";
import type { PartProps } from "../part-props.ts";
import { exactHours } from "./exact-hours.ts";
import { unrecorded, workRow } from "./statement-rows.ts";
import { typedHours } from "./typed-hours.ts";
import { useRecording } from "./useRecording.ts";

type FormProps = PartProps & { readonly statement: Statement };

/** Where it is recorded by hand what came of lines that are over; nothing where all of them are recorded. */
export function RecordForm(props: FormProps) {
  const { statement, nowMs, rights, words } = props;
  const lines = unrecorded(statement.lines, nowMs);
  if (!rights.mayAct || lines.length === 0) return null;
  return (
    <details className="more partners-fold">
      <summary>{words.say("partners.record", { count: lines.length })}</summary>
      <Fields lines={lines} {...props} />
    </details>
  );
}

function Fields({ shop, statement, lines, names, zone, words }: FormProps & { readonly lines: readonly WorkLine[] }) {
  const { say } = words;
  const hours = exactHours(words);
  const [typed, type] = useState<Readonly<Record<string, string>>>({});
  const { record, refused, isUnderWay, problem } = useRecording(shop);
  const came = lines.flatMap((line) => {
    const known = typedHours(typed[line.id] ?? "");
    return known === null ? [] : [{ line, hours: known }];
  });
  const isWrong = (id: string): boolean => (typed[id] ?? "") !== "" && typedHours(typed[id] ?? "") === null;
  return (
    <form
      className="partners-row"
      onSubmit={(event) => {
        event.preventDefault();
        record(came);
      }}
    >
      <p className="note partners-wide">{say("partners.record-note")}</p>
      {lines.map((line) => {
        const found = refused.get(line.id);
        return (
          <TextInput
            key={line.id}
            className="partners-wider"
            inputMode="decimal"
            label={say("partners.record-hours", {
              ...{ line: line.id, when: workRow(line, statement, { names, zone }, words).when },
              hours: hours(line.confirmedHours),
            })}
            value={typed[line.id] ?? ""}
            error={
              isWrong(line.id) ? (
                say("partners.fault-hours")
              ) : found === undefined ? undefined : (
                <FoundWords finding={found} isAtPlace />
              )
            }
            onChange={({ currentTarget }) => {
              type({ ...typed, [line.id]: currentTarget.value });
            }}
          />
        );
      })}
      <Button
        type="submit"
        variant="default"
        size="compact-sm"
        disabled={came.length === 0 || lines.some(({ id }) => isWrong(id))}
        loading={isUnderWay}
      >
        {say("partners.record-send")}
      </Button>
      <Trouble error={problem} />
    </form>
  );
}
