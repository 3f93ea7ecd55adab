import type { Words } from "../words/words.ts";
import type { Field } from "./fields.ts";
import type { Json } from "./json.ts";
import { at } from "./json.ts";
import { hoursSaid, unsaidSaid, valueSaid } from "./said.ts";
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
  const option = field.options?.find((one) => one.value === (value ?? field.usual));
  return (
    <div className={field.kind === "hours" ? "settings-fact settings-fact-wide" : "settings-fact"}>
      <dt>{words.say(field.label)}</dt>
      <dd>
        {field.kind === "hours" && value !== undefined ? (
          <HoursFact value={value} words={words} />
        ) : (
          <Said
            said={valueSaid(field, value, words, description)}
            field={field}
            description={description}
            words={words}
          />
        )}
        {option?.means === undefined ? null : <span className="note settings-means">{words.say(option.means)}</span>}
        {value === undefined && field.survey !== undefined ? (
          <SurveySource survey={field.survey} words={words} />
        ) : null}
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

function HoursFact({ value, words }: { readonly value: Json; readonly words: Words }) {
  return (
    <ul className="settings-hours">
      {hoursSaid(value, words).map(({ days, hours }, index) => (
        <li key={index}>
          <span>{days}</span> {hours}
        </li>
      ))}
    </ul>
  );
}
