import { NumberInput, TextInput } from "@mantine/core";
import type { Finding } from "@springtide/refusal";
import type { Words } from "../words/words.ts";
import type { Draft, Json } from "./draft.ts";
import { valueAt } from "./draft.ts";
import { fieldId } from "./field-names.ts";
import { foundAt, foundIn, FoundElsewhere } from "./found.tsx";
import { asText } from "./row-text.ts";

const LENGTHS = ["lead", "decay", "duration"] as const;
const STRENGTHS = ["strengthPerUnit", "strengthPerDayLate"] as const;
const ALL: readonly string[] = ["lift", ...LENGTHS, ...STRENGTHS].map((key) => `response.${key}`);

/** What a trigger does: how much to which queues, how long before and after. What else a shop file says of it stays. */
export function ResponseFields(props: {
  readonly draft: Draft;
  readonly findings: readonly Finding[];
  readonly queues: readonly { readonly id: string; readonly name: string }[];
  readonly onValue: (key: string, value: Json | undefined) => void;
  readonly words: Words;
}) {
  const { draft, findings, queues, onValue, words } = props;
  const { say } = words;
  const ofResponse = findings.filter(({ place }) => place.field?.startsWith("/response") === true);
  return (
    <fieldset>
      <legend>{say("triggers.form-what")}</legend>
      <p className="note">{say("triggers.form-lift-note")}</p>
      <div className="cause-lifts">
        {queues.map(({ id, name }) => (
          <NumberInput
            key={id}
            size="xs"
            label={name}
            suffix=" %"
            step={5}
            value={percentOf(valueAt(draft, `response.lift.${id}`))}
            error={foundAt(findings, `response.lift.${id}`)}
            onChange={(next) => {
              onValue(`response.lift.${id}`, next === "" ? undefined : liftText(next));
            }}
          />
        ))}
      </div>
      <div className="cause-lengths">
        {LENGTHS.map((key) => (
          <TextInput
            key={key}
            size="xs"
            label={say(fieldId(key))}
            placeholder={say("triggers.form-of-length")}
            value={asText(valueAt(draft, `response.${key}`))}
            error={foundIn(findings, `response.${key}`)}
            onChange={({ currentTarget: { value } }) => {
              onValue(`response.${key}`, value === "" ? undefined : value);
            }}
          />
        ))}
      </div>
      <div className="cause-lengths">
        {STRENGTHS.map((key) => (
          <TextInput
            key={key}
            size="xs"
            label={say(fieldId(key))}
            placeholder={say("triggers.form-of-share")}
            value={asText(valueAt(draft, `response.${key}`))}
            error={foundIn(findings, `response.${key}`)}
            onChange={({ currentTarget: { value } }) => {
              onValue(`response.${key}`, value === "" ? undefined : value);
            }}
          />
        ))}
      </div>
      <FoundElsewhere
        findings={ofResponse}
        shown={[...ALL.slice(1), ...queues.map(({ id }) => `response.lift.${id}`)]}
      />
    </fieldset>
  );
}

/** "+120%" as 120; "" where nothing is written. */
function percentOf(value: Json | undefined): number | string {
  if (typeof value === "number") return Math.round(value * 1000) / 10;
  const number = Number.parseFloat(asText(value));
  return Number.isNaN(number) ? asText(value) : number;
}

/** 120 as "+120%". */
function liftText(percent: number | string): string {
  return `${Number(percent) >= 0 ? "+" : ""}${String(percent)}%`;
}
