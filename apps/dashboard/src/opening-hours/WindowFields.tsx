import { Button, NativeSelect, NumberInput } from "@mantine/core";
import { ApiProblem } from "@springtide/client";
import type { Words } from "../words/words.ts";
import { weekdayName } from "./answer-words.ts";
import type { TriedWindow } from "./hours-draft.ts";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** One window as fields: what is drawn over the week can be typed here. What is wrong stands here in the words of the API. */
export function WindowFields(props: {
  readonly window: TriedWindow;
  readonly at: number;
  readonly queues: readonly { readonly id: string; readonly name: string }[];
  readonly intervalMinutes: number;
  readonly error: Error | null;
  readonly onChange: (window: TriedWindow) => void;
  readonly onRemove: () => void;
  readonly words: Words;
}) {
  const { window, at, queues, intervalMinutes, error, onChange, onRemove, words } = props;
  const { say } = words;
  const times = Array.from({ length: 1440 / intervalMinutes + 1 }, (_, i) => i * intervalMinutes);
  const found = findingsAt(error, at);
  const time = (label: string, key: "fromMinute" | "toMinute") => (
    <NativeSelect
      size="xs"
      label={label}
      data={times.map((minute) => ({ value: String(minute), label: words.clock(minute) }))}
      value={String(window[key])}
      onChange={(event) => {
        onChange({ ...window, [key]: Number(event.currentTarget.value) });
      }}
    />
  );
  return (
    <fieldset className="hours-window">
      <legend>{say("hours.window", { number: at + 1 })}</legend>
      <NativeSelect
        size="xs"
        label={say("hours.queue")}
        data={queues.map(({ id, name }) => ({ value: id, label: name }))}
        value={window.queue}
        onChange={(event) => {
          onChange({ ...window, queue: event.currentTarget.value });
        }}
      />
      <div role="group" aria-label={say("hours.days")} className="hours-days">
        {WEEKDAYS.map((day) => {
          const isIn = window.weekdays.includes(day);
          return (
            <button
              key={day}
              type="button"
              className="hours-day"
              aria-pressed={isIn}
              onClick={() => {
                const others = window.weekdays.filter((one) => one !== day);
                onChange({ ...window, weekdays: isIn ? others : [...others, day].sort((a, b) => a - b) });
              }}
            >
              {weekdayName(day, words)}
            </button>
          );
        })}
      </div>
      <div className="hours-fields">
        {time(say("hours.from"), "fromMinute")}
        {time(say("hours.to"), "toMinute")}
        <NumberInput
          size="xs"
          label={say("hours.premium")}
          suffix=" %"
          min={0}
          step={5}
          value={window.premiumPercent}
          onChange={(next) => {
            if (typeof next === "number") onChange({ ...window, premiumPercent: next });
          }}
        />
        <NumberInput
          size="xs"
          label={say("hours.least-heads")}
          min={1}
          value={window.leastHeads}
          onChange={(next) => {
            if (typeof next === "number") onChange({ ...window, leastHeads: next });
          }}
        />
      </div>
      {found.map((sentence) => (
        <p key={sentence} role="alert" className="problem" lang="en">
          {sentence}
        </p>
      ))}
      <Button size="compact-xs" variant="subtle" className="to-delete" onClick={onRemove}>
        {say("hours.remove", { number: at + 1 })}
      </Button>
    </fieldset>
  );
}

function findingsAt(error: Error | null, at: number): string[] {
  if (!(error instanceof ApiProblem)) return [];
  return error.problem.errors
    .filter(({ place: { field = "" } }) => `${field}/`.startsWith(`/longerHours/${String(at)}/`))
    .map(({ found, rule, remedy }) => `Found ${found}, but ${rule}. ${remedy}`);
}
