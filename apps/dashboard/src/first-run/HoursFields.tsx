import { Switch, TextInput } from "@mantine/core";
import type { DraftDay } from "./draft.ts";
import { errorAt } from "./field-errors.ts";
import type { FieldsProps } from "./PlaceFields.tsx";

/** A Monday; only its weekday is used. */
const MONDAY = 4;

/** Opening hours by weekday, as contacts tell them. */
export function HoursFields({ draft, set, guess, errors, words }: FieldsProps) {
  const { say, weekday, share } = words;
  const change = (at: number, part: Partial<DraftDay>): void => {
    set({ week: draft.week.map((day, index) => (index === at ? { ...day, ...part } : day)) });
  };
  const error = errorAt(errors, ["/sites/0/openingHours"]);
  return (
    <fieldset className="form-part" aria-describedby="hours-note">
      <legend>{say("welcome.part-hours")}</legend>
      <p id="hours-note" className="note">
        {guess.hoursFrom === "contacts"
          ? say("welcome.hours-by-contacts", { share: share(guess.hoursShare) })
          : say("welcome.hours-usual")}
      </p>
      {error === undefined ? null : (
        <p className="short" role="alert" lang="en">
          {error}
        </p>
      )}
      <ul className="hours-fields">
        {draft.week.map((day, at) => {
          const name = weekday(MONDAY + at);
          return (
            <li key={name}>
              <Switch
                label={name}
                checked={day.isOpen}
                onChange={({ currentTarget }) => {
                  change(at, { isOpen: currentTarget.checked });
                }}
              />
              {day.isOpen ? (
                <>
                  <TextInput
                    type="time"
                    size="xs"
                    step={900}
                    aria-label={say("welcome.opens", { day: name })}
                    value={day.from}
                    onChange={({ currentTarget }) => {
                      change(at, { from: currentTarget.value });
                    }}
                  />
                  <TextInput
                    type="time"
                    size="xs"
                    step={900}
                    aria-label={say("welcome.closes", { day: name })}
                    value={day.to}
                    onChange={({ currentTarget }) => {
                      change(at, { to: currentTarget.value });
                    }}
                  />
                </>
              ) : (
                <span className="note">{say("welcome.closed")}</span>
              )}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
