import type { Words } from "../words/words.ts";
import type { Field } from "./fields.ts";
import { WIDE } from "./fields.ts";
import type { Json } from "./json.ts";
import { at } from "./json.ts";
import type { Line } from "./lines-said.ts";
import { linesSaid } from "./lines-said.ts";
import { unsaidSaid, valueSaid } from "./said.ts";
import { SurveySource } from "./SurveySource.tsx";

interface Props {
  readonly field: Field;
  readonly item: Json | undefined;
  readonly description: Json;
  readonly words: Words;
}

/** A field as it is read: what it says, or what holds because it says nothing. */
export function FieldFact({ field, item, description, words }: Props) {
  const value = at(item, field.path);
  const lines = value === undefined ? null : linesSaid(field, value, words);
  const survey = field.survey?.(item) ?? null;
  const option = field.options?.find((one) => one.value === (value ?? field.usual));
  return (
    <div className={WIDE.includes(field.kind) ? "settings-fact settings-fact-wide" : "settings-fact"}>
      <dt>{words.say(field.label)}</dt>
      <dd>
        {lines !== null ? (
          <Lines lines={lines} />
        ) : (
          <Said
            said={valueSaid(field, value, words, description)}
            field={field}
            description={description}
            words={words}
          />
        )}
        {option?.means === undefined ? null : <span className="note settings-means">{words.say(option.means)}</span>}
        {value === undefined && survey !== null ? <SurveySource survey={survey} words={words} /> : null}
      </dd>
    </div>
  );
}

function Said({
  said,
  field,
  description,
  words,
}: {
  readonly said: string | null;
  readonly field: Field;
  readonly description: Json;
  readonly words: Words;
}) {
  if (said !== null) return <>{said}</>;
  const usual = unsaidSaid(field, words, description);
  return <span className="settings-usual">{usual ?? words.say("settings.missing")}</span>;
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <ul className="settings-hours">
      {lines.map(({ head, text }, index) => (
        <li key={index}>
          <span>{head}</span> {text}
        </li>
      ))}
    </ul>
  );
}
