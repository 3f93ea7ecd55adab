import { Button, TextInput } from "@mantine/core";
import type { Words } from "../../words/words.ts";
import { errorAt } from "./errors-at.tsx";
import type { PersonDraft } from "./notice-draft.ts";
import { blankPerson } from "./notice-draft.ts";

/** People who are told, each with a clock and hours in which nothing is sent. @param field JSON pointer of the list */
export function PeopleRows(props: {
  readonly title: string;
  readonly field: string;
  readonly people: readonly PersonDraft[];
  readonly onPeople: (people: readonly PersonDraft[]) => void;
  readonly error: Error | null;
  readonly words: Words;
}) {
  const { title, field, people, onPeople, error, words } = props;
  const { say } = words;
  const change = (row: number, part: Partial<PersonDraft>): void => {
    onPeople(people.map((one) => (one.row === row ? { ...one, ...part } : one)));
  };
  return (
    <fieldset className="told-people">
      <legend>{title}</legend>
      {people.length === 0 ? <p className="note">{say("settings.notice-nobody")}</p> : null}
      {people.map((one, i) => {
        const input = (
          name: "email" | "zone" | "quietFrom" | "quietUntil",
          label: string,
          at: string,
          rest: { readonly placeholder?: string; readonly inputMode?: "email" } = {},
        ) => (
          <TextInput
            label={label}
            {...rest}
            value={one[name]}
            error={errorAt(error, `${field}/${String(i)}${at}`)}
            onChange={({ currentTarget }) => {
              change(one.row, { [name]: currentTarget.value });
            }}
          />
        );
        return (
          <div className="settings-inputs told-person" key={one.row}>
            {input("email", say("settings.notice-email"), "/email", { inputMode: "email" })}
            {input("zone", say("settings.notice-zone"), "/zone", { placeholder: "Europe/Berlin" })}
            {input("quietFrom", say("settings.notice-quiet-from"), "/quiet/from", { placeholder: "22:00" })}
            {input("quietUntil", say("settings.notice-quiet-until"), "/quiet/until", { placeholder: "06:00" })}
            <Button
              variant="default"
              size="compact-sm"
              aria-label={say("settings.notice-remove-person", { email: one.email === "" ? String(i + 1) : one.email })}
              onClick={() => {
                onPeople(people.filter(({ row }) => row !== one.row));
              }}
            >
              {say("settings.notice-remove")}
            </Button>
          </div>
        );
      })}
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => {
          onPeople([...people, blankPerson(people, Intl.DateTimeFormat().resolvedOptions().timeZone)]);
        }}
      >
        {say("settings.notice-add-person")}
      </Button>
    </fieldset>
  );
}
