import { NativeSelect, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { READ_ONLY } from "./fields.ts";
import { FindingList } from "./FindingList.tsx";
import { findingsAt } from "./findings.ts";
import { HoursInput } from "./HoursInput.tsx";
import type { InputProps } from "./input-props.ts";
import { isSame, pointerOf } from "./json.ts";
import { namesIn } from "./parts.ts";
import { QueuesInput } from "./QueuesInput.tsx";
import { durationSaid, unsaidSaid } from "./said.ts";
import { SurveySource } from "./SurveySource.tsx";
import { readText, writtenText } from "./typed.ts";
import { WagesInput } from "./WagesInput.tsx";

/** Boxes stand in one line, whatever is said of them below. */
const ORDER: ("label" | "input" | "description" | "error")[] = ["label", "input", "description", "error"];

/** A field as it is changed, with what is wrong with it below, in the words of the API. */
export function FieldInput(props: InputProps) {
  const { field, findings, path } = props;
  const own = findingsAt(findings, path);
  if (field.kind === "hours") return <HoursInput {...props} findings={own} />;
  if (field.kind === "queues") return <QueuesInput {...props} findings={own} />;
  if (field.kind === "wages") return <WagesInput {...props} findings={own} />;
  if (READ_ONLY.includes(field.kind)) return null;
  const isChosen = field.kind === "choice" || field.kind === "site";
  return (
    <div className="settings-input">
      {field.survey === undefined ? null : <OwnFigure {...props} />}
      {isChosen ? (
        <ChoiceInput {...props} findings={own} />
      ) : field.survey !== undefined && props.value === undefined ? null : (
        <TypedInput {...props} findings={own} />
      )}
    </div>
  );
}

/** Whether a survey's figure stands in, or one's own. */
function OwnFigure({ field, value, item, words, description, onChange }: InputProps) {
  const survey = field.survey?.(item) ?? null;
  const usual = unsaidSaid(field, words, description) ?? "";
  return (
    <div className="settings-own">
      <Switch
        label={words.say("settings.own-figure", { field: words.say(field.label) })}
        checked={value !== undefined}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.checked ? (field.usual ?? "2m") : undefined);
        }}
      />
      {value !== undefined ? null : (
        <p className="note">
          {usual} {survey === null ? null : <SurveySource survey={survey} words={words} />}
        </p>
      )}
    </div>
  );
}

function TypedInput({ field, path, value, description, findings, words, onChange }: InputProps) {
  const [typed, type] = useState(writtenText(value));
  // What was typed stays as it is, unless the value became another by something else.
  const text = isSame(readText(field.kind, typed), value) ? typed : writtenText(value);
  const id = pointerOf(path);
  const usual = unsaidSaid(field, words, description);
  const { example } = field;
  const hint =
    usual !== null
      ? words.say("settings.if-unsaid", { usual })
      : example === undefined
        ? undefined
        : words.say("settings.such-as", { example });
  return (
    <TextInput
      id={id}
      label={words.say(field.label)}
      description={hint}
      inputWrapperOrder={ORDER}
      value={text}
      type={field.kind === "day" ? "date" : "text"}
      inputMode={field.kind === "number" || field.kind === "money" ? "decimal" : undefined}
      error={findings.length === 0 ? undefined : <FindingList findings={findings} />}
      onChange={({ currentTarget }) => {
        type(currentTarget.value);
        onChange(readText(field.kind, currentTarget.value));
      }}
    />
  );
}

function ChoiceInput({ field, path, value, description, findings, words, onChange }: InputProps) {
  const { say } = words;
  const options =
    field.kind === "site"
      ? namesIn(description, "sites").map(({ id, name }) => ({ value: id, label: name }))
      : (field.options ?? []).map((one) => ({
          value: one.value,
          label: one.label === undefined ? durationSaid(one.value, words) : say(one.label),
        }));
  const usual = unsaidSaid(field, words, description);
  const unsaid = usual === null ? [] : [{ value: "", label: say("settings.usual-option", { usual }) }];
  const means = field.options?.find((one) => one.value === (value ?? field.usual))?.means;
  return (
    <NativeSelect
      id={pointerOf(path)}
      label={say(field.label)}
      description={means === undefined ? undefined : say(means)}
      inputWrapperOrder={ORDER}
      value={typeof value === "string" ? value : ""}
      data={[...unsaid, ...options]}
      error={findings.length === 0 ? undefined : <FindingList findings={findings} />}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value === "" ? undefined : currentTarget.value);
      }}
    />
  );
}
