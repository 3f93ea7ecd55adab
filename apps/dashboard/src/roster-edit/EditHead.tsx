import { ActionIcon, Button, NativeSelect, SegmentedControl } from "@mantine/core";
import { isoDay } from "@springtide/calendar";
import { useState } from "react";
import { EarlierIcon, LaterIcon } from "../shell/icons.tsx";
import type { Words } from "../words/words.ts";
import type { RowPerson } from "./edit-commands.ts";
import type { RosterMeans } from "./roster-means.ts";
import type { RosterEdit } from "./useRosterEdit.ts";

/** Which days are shown, what can be taken back, and what becomes of the edits. */
export function EditHead(props: {
  readonly means: RosterMeans;
  readonly edit: RosterEdit;
  readonly range: { readonly firstDay: number; readonly days: number };
  readonly isWeek: boolean;
  readonly canAccept: boolean;
  readonly onSpan: (span: string | null) => void;
  readonly onDay: (day: number) => void;
  readonly onAdd: (person: RowPerson, day: string) => void;
  readonly words: Words;
}) {
  const { means, edit, range, isWeek, canAccept, onSpan, onDay, onAdd, words } = props;
  const { say } = words;
  const { history, step, save, isSaving, unsaved, theirs, base } = edit;
  const { zone, firstMs, endMs } = means.frame;
  const [first, last] = [zone.dayAt(firstMs), zone.dayAt(endMs - 1)];
  const title = isWeek ? words.dayRange(range.firstDay, range.firstDay + 6) : words.dayInFull(range.firstDay);
  const by = isWeek ? 7 : 1;
  return (
    <div className="sheet-head edit-bar-head">
      <div className="day-title">
        <ActionIcon
          variant="default"
          size="md"
          aria-label={say(isWeek ? "roster-edit.week-before" : "roster-edit.day-before")}
          disabled={range.firstDay <= first}
          onClick={() => {
            onDay(Math.max(first, range.firstDay - by));
          }}
        >
          <EarlierIcon />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="md"
          aria-label={say(isWeek ? "roster-edit.week-after" : "roster-edit.day-after")}
          disabled={range.firstDay + range.days > last}
          onClick={() => {
            onDay(Math.min(last, range.firstDay + by));
          }}
        >
          <LaterIcon />
        </ActionIcon>
        <h3 id="edit-title" aria-live="polite">
          {title}
        </h3>
      </div>
      <div className="edit-buttons">
        <SegmentedControl
          size="xs"
          aria-label={say("roster-edit.span")}
          value={isWeek ? "week" : "day"}
          onChange={onSpan}
          data={[
            { value: "day", label: say("roster-edit.span-day") },
            { value: "week", label: say("roster-edit.span-week") },
          ]}
        />
        <AddShift
          means={means}
          day={isoDay(Math.min(last, Math.max(first, range.firstDay)))}
          onAdd={onAdd}
          words={words}
        />
        <Button
          size="compact-sm"
          variant="default"
          disabled={history.past.length === 0}
          onClick={() => {
            step({ kind: "undo" });
          }}
        >
          {say("roster-edit.undo")}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={history.future.length === 0}
          onClick={() => {
            step({ kind: "redo" });
          }}
        >
          {say("roster-edit.redo")}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          loading={isSaving}
          disabled={unsaved === 0 || theirs !== null}
          onClick={() => {
            save("draft");
          }}
        >
          {say("roster-edit.save")}
        </Button>
        <Button
          size="compact-sm"
          loading={isSaving}
          disabled={
            !canAccept ||
            theirs !== null ||
            (unsaved === 0 && base.state !== "draft") ||
            base.planVersion !== edit.newestPlan
          }
          onClick={() => {
            save("accepted");
          }}
        >
          {say("roster-edit.accept")}
        </Button>
      </div>
    </div>
  );
}

/** Somebody to whom a new shift is given on the day shown. */
function AddShift(props: {
  readonly means: RosterMeans;
  readonly day: string;
  readonly onAdd: (person: RowPerson, day: string) => void;
  readonly words: Words;
}) {
  const { means, day, onAdd, words } = props;
  const [place, setPlace] = useState(0);
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={words.say("roster-edit.add-for")}
        value={String(place)}
        onChange={({ currentTarget }) => {
          setPlace(Number(currentTarget.value));
        }}
        data={means.people.map(({ name }, i) => ({ value: String(i), label: name }))}
      />
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          const person = means.people[place];
          if (person !== undefined) onAdd(person, day);
        }}
      >
        {words.say("roster-edit.add")}
      </Button>
    </>
  );
}
