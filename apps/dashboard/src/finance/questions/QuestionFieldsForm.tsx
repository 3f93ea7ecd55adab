import { NativeSelect, TextInput } from "@mantine/core";
import type { Words } from "../../words/words.ts";
import type { FieldErrors } from "../field-errors.ts";
import { FigureInput } from "../FigureInput.tsx";
import { inEnglish } from "../in-english.tsx";
import { weekdayName } from "./answer-words.ts";
import type { QuestionFields, QuestionName } from "./question-fields.ts";
import { SUBJECT_FIELD } from "./question-fields.ts";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** What a question is asked of, and with which figures. */
export function QuestionFieldsForm(props: {
  readonly question: QuestionName;
  readonly subjects: readonly { readonly id: string; readonly name: string }[];
  readonly fields: QuestionFields;
  readonly errors: FieldErrors;
  readonly words: Words;
  readonly onChange: (change: Partial<QuestionFields>) => void;
}) {
  const { question, subjects, fields, errors, words, onChange } = props;
  const { say } = words;
  const isOfOne = question === "notice" || question === "open-longer";
  const subjectKey = SUBJECT_FIELD[question];
  const figure = (key: "days" | "share" | "within" | "needs", field: string, per = 1) => (
    <FigureInput
      label={say(`finance.field-${key}`)}
      value={fields[key]}
      per={per}
      error={errors(`/ask/${field}`)}
      words={words}
      onChange={(value) => {
        onChange({ [key]: value });
      }}
    />
  );
  return (
    <>
      <NativeSelect
        label={say(`finance.subject-${subjectKey}`)}
        value={fields.subject}
        error={inEnglish(errors(`/ask/${subjectKey}`))}
        data={[
          { value: "", label: say(isOfOne ? "finance.subject-usual" : "finance.subject-all") },
          ...subjects.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={({ currentTarget }) => {
          onChange({ subject: currentTarget.value });
        }}
      />
      {question === "early-season" ? figure("days", "days") : null}
      {question === "service-target" ? (
        <>
          {figure("share", "share", 100)}
          {figure("within", "withinSeconds")}
        </>
      ) : null}
      {question === "notice" ? (
        <TextInput
          label={say("finance.field-notices")}
          placeholder="2, 7, 14"
          value={fields.notices}
          error={inEnglish(errors("/ask/days"))}
          onChange={({ currentTarget }) => {
            onChange({ notices: currentTarget.value });
          }}
        />
      ) : null}
      {question === "open-longer" ? (
        <>
          <NativeSelect
            label={say("finance.field-weekday")}
            value={fields.weekday}
            error={inEnglish(errors("/ask/weekday"))}
            data={WEEKDAYS.map((day) => ({ value: String(day), label: weekdayName(day, words) }))}
            onChange={({ currentTarget }) => {
              onChange({ weekday: currentTarget.value });
            }}
          />
          <TextInput
            label={say("finance.field-hours")}
            placeholder="18:00-20:00"
            value={fields.hours}
            error={errors("/ask/hours")}
            onChange={({ currentTarget }) => {
              onChange({ hours: currentTarget.value });
            }}
          />
          {figure("needs", "needsPerHour")}
        </>
      ) : null}
    </>
  );
}
