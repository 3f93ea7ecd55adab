import { Button, TextInput } from "@mantine/core";
import { isoDay } from "@springtide/calendar";
import type { EditedShift } from "@springtide/season/roster-edit";
import { useState } from "react";
import type { Words } from "../words/words.ts";
import type { EditFrame } from "./edit-frame.ts";
import type { FormTrouble, ShiftForm, TypedTime } from "./shift-form.ts";
import { comesTwice, formOf, typedShift } from "./shift-form.ts";

type Break = ShiftForm["breaks"][number];
const NEW_BREAK: Break = { start: { clock: "12:00", again: false }, end: { clock: "12:30", again: false } };

/** Day, start, end and breaks of a shift as they are typed; what does not fit is said at its field. */
export function ShiftTimes(props: {
  readonly frame: EditFrame;
  readonly shift: EditedShift;
  readonly onChange: (shift: EditedShift) => void;
  readonly words: Words;
}) {
  const { frame, shift, onChange, words } = props;
  const { say } = words;
  const [form, setForm] = useState(() => formOf(shift, frame.zone));
  const [trouble, setTrouble] = useState<FormTrouble | null>(null);
  const wrong = (field: string): string | null => (trouble?.field === field ? say(trouble.rule) : null);
  const setBreak = (place: number, part: Partial<Break>): void => {
    setForm({ ...form, breaks: form.breaks.map((one, i) => (i === place ? { ...one, ...part } : one)) });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const typed = typedShift(shift, form, frame);
        if ("trouble" in typed) setTrouble(typed.trouble);
        else onChange(typed.shift);
      }}
    >
      <div className="edit-fields">
        <TextInput
          size="xs"
          type="date"
          label={say("roster-edit.day")}
          value={form.day}
          min={isoDay(frame.zone.dayAt(frame.firstMs))}
          max={isoDay(frame.zone.dayAt(frame.endMs - 1))}
          error={wrong("day")}
          onChange={({ currentTarget }) => {
            setForm({ ...form, day: currentTarget.value });
          }}
        />
        {(["start", "end"] as const).map((field) => (
          <TimeField
            key={field}
            label={say(`roster-edit.${field}`)}
            typed={form[field]}
            twice={comesTwice(frame.zone, form.day, form[field].clock)}
            error={wrong(field)}
            onChange={(typed) => {
              setForm({ ...form, [field]: typed });
            }}
            words={words}
          />
        ))}
      </div>
      {form.breaks.map((away, place) => (
        <div key={place} className="edit-fields">
          <TimeField
            label={say("roster-edit.break-from", { number: place + 1 })}
            typed={away.start}
            twice={comesTwice(frame.zone, form.day, away.start.clock)}
            error={wrong(`break ${String(place)}`)}
            onChange={(start) => {
              setBreak(place, { start });
            }}
            words={words}
          />
          <TimeField
            label={say("roster-edit.break-to", { number: place + 1 })}
            typed={away.end}
            twice={comesTwice(frame.zone, form.day, away.end.clock)}
            error={null}
            onChange={(end) => {
              setBreak(place, { end });
            }}
            words={words}
          />
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              setForm({ ...form, breaks: form.breaks.filter((_, i) => i !== place) });
            }}
          >
            {say("roster-edit.break-remove", { number: place + 1 })}
          </Button>
        </div>
      ))}
      <div className="edit-buttons">
        <Button size="compact-sm" type="submit">
          {say("roster-edit.set-times")}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            setForm({ ...form, breaks: [...form.breaks, NEW_BREAK] });
          }}
        >
          {say("roster-edit.break-add")}
        </Button>
      </div>
    </form>
  );
}

/** A time of the clock; where it comes twice on the day, which of the two. */
function TimeField(props: {
  readonly label: string;
  readonly typed: TypedTime;
  readonly twice: boolean;
  readonly error: string | null;
  readonly onChange: (typed: TypedTime) => void;
  readonly words: Words;
}) {
  const { label, typed, twice, error, onChange, words } = props;
  return (
    <div>
      <TextInput
        size="xs"
        type="time"
        label={label}
        value={typed.clock}
        error={error}
        onChange={({ currentTarget }) => {
          onChange({ ...typed, clock: currentTarget.value });
        }}
      />
      {twice ? (
        <label className="edit-again">
          <input
            type="checkbox"
            checked={typed.again}
            onChange={({ currentTarget }) => {
              onChange({ ...typed, again: currentTarget.checked });
            }}
          />
          {words.say("roster-edit.second-time")}
        </label>
      ) : null}
    </div>
  );
}
