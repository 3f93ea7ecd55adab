import { SegmentedControl } from "@mantine/core";
import { weekday } from "@springtide/calendar";
import { newKey } from "@springtide/client";
import type { StoredRosterDraft } from "@springtide/contracts";
import type { EditedShift } from "@springtide/season/roster-edit";
import { shortStretches } from "@springtide/season/roster-edit";
import { useMemo, useState } from "react";
import { useOwn } from "../address/useAddress.ts";
import type { Words } from "../words/words.ts";
import { AutoPlan } from "./AutoPlan.tsx";
import { BreachList } from "./BreachList.tsx";
import { DraftClash } from "./DraftClash.tsx";
import { DraftLine } from "./DraftLine.tsx";
import { editAxis, hoursOfShifts } from "./edit-axis.ts";
import { commandEffect } from "./edit-commands.ts";
import { withReason, withShifts } from "./edit-history.ts";
import { coverSteps, editRows } from "./edit-picture.ts";
import { EditHead } from "./EditHead.tsx";
import { partnerRows } from "./partner-rows.ts";
import { EditTimeline } from "./EditTimeline.tsx";
import { OpenShifts } from "./OpenShifts.tsx";
import { OwnSheet } from "./OwnSheet.tsx";
import type { ReasonedBreach, RosterMeans } from "./roster-means.ts";
import { openBreaches, reasonedBreaches } from "./roster-means.ts";
import type { ShiftCommand } from "./shift-keys.ts";
import { shiftText } from "./shift-words.ts";
import { newShift, ShiftPanel } from "./ShiftPanel.tsx";
import { useRosterEdit } from "./useRosterEdit.ts";
import { useShiftDrag } from "./useShiftDrag.ts";

const TOOLS = ["rules", "open", "auto", "own"] as const;

/** The desk at which a roster is edited: the timeline, the shift that is chosen, and what helps with the rest. */
export function EditDesk(props: {
  readonly means: RosterMeans;
  readonly stored: StoredRosterDraft;
  readonly day: number;
  readonly onDay: (day: number) => void;
  readonly words: Words;
}) {
  const { means, stored, day, onDay, words } = props;
  const { say } = words;
  const { frame } = means;
  const edit = useRosterEdit(means, stored);
  const { now } = edit.history;
  const [span, setSpan] = useOwn("edit");
  const [tool, setTool] = useOwn("tool");
  const [chosen, setChosen] = useState<string | null>(null);
  const [told, setTold] = useState("");
  const isWeek = span === "week";
  const [first, last] = [frame.zone.dayAt(frame.firstMs), frame.zone.dayAt(frame.endMs - 1)];
  const open = Math.min(last, Math.max(first, day));
  const range = isWeek ? { firstDay: open - weekday(open) + 1, days: 7 } : { firstDay: open, days: 1 };
  const axis = useMemo(() => axisOf(means, range.firstDay, range.days), [means, range.firstDay, range.days]);
  const put = (changed: readonly EditedShift[], gone: readonly string[] = []): void => {
    const to = withShifts(now, changed, gone);
    edit.step({ kind: "edit", to });
    const [one] = changed;
    const rules = openBreaches(reasonedBreaches(means, to)).length;
    const what = one === undefined ? say("roster-edit.removed") : shiftText(frame.zone, one, nameOf(means, one), words);
    setTold(say("roster-edit.told", { what, rules }));
  };
  const drag = useShiftDrag(axis, frame, (shift) => {
    put([shift]);
    setChosen(shift.id);
  });
  const held = drag.drag;
  const roster = held === null || held.to === held.from ? now : withShifts(now, [held.to]);
  const breaches = useMemo(() => reasonedBreaches(means, roster), [means, roster]);
  const cover = useMemo(
    () => means.cover(roster.shifts, { firstDay: range.firstDay, days: range.days }),
    [means, roster, range.firstDay, range.days],
  );
  const short = useMemo(() => shortStretches(cover), [cover]);
  // A shift held over another row stays in its own until it is dropped, so that the pointer keeps it.
  const inRows = held !== null && held.to.person !== held.from.person ? now.shifts : roster.shifts;
  const rows = editRows(axis, means.people, inRows, breaches);
  const shift = roster.shifts.find(({ id }) => id === chosen);
  const person = means.people.find((one) => one.person === shift?.person && one.team === shift.team);
  const onCommand = (command: ShiftCommand, id: string): void => {
    const asked = now.shifts.find((one) => one.id === id);
    if (asked === undefined) return;
    const effect = commandEffect(command, asked, { frame, people: means.people, newId: newKey() });
    if (effect === null) return;
    put(effect.changed, effect.gone);
    setChosen(effect.changed[0]?.id ?? null);
    if (command.kind === "give") refocus(id);
    if (command.kind === "remove") {
      const ids = rows.flatMap(({ bars }) => bars.map((bar) => bar.shift.id));
      const next = ids[ids.indexOf(id) + 1] ?? ids[ids.indexOf(id) - 1];
      if (next !== undefined) refocus(next);
    }
  };
  const onReason = ({ person: whose, rule, fromMs }: ReasonedBreach, reason: string): void => {
    const from = frame.zone.formatInstant(fromMs);
    edit.step({ kind: "edit", to: withReason(now, { person: whose, rule, from, reason }) });
  };
  const shown = tool ?? "rules";
  return (
    <section
      className="sheet edit"
      aria-labelledby="edit-title"
      onKeyDown={(event) => {
        const step = historyKey(event);
        if (step === null || event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement)
          return;
        event.preventDefault();
        edit.step({ kind: step });
        setTold(say(step === "undo" ? "roster-edit.undone" : "roster-edit.redone"));
      }}
    >
      <EditHead
        {...{ means, edit, words, isWeek }}
        range={range}
        canAccept={openBreaches(breaches).length === 0}
        onSpan={setSpan}
        onDay={onDay}
        onAdd={(one, on) => {
          const made = newShift(means, one, on, newKey());
          put([made]);
          setChosen(made.id);
        }}
      />
      <DraftLine {...{ means, edit, stored, words }} blocking={openBreaches(breaches).length} />
      <DraftClash {...{ means, edit, words }} />
      <EditTimeline
        {...{ axis, frame, rows, drag, chosen, onCommand, words }}
        cover={coverSteps(axis, cover)}
        partners={partnerRows(axis, means.plan)}
        teamName={(team) => means.plan.shop.teams.find(({ id }) => id === team)?.name ?? team}
        onChoose={setChosen}
        onDay={(one) => {
          onDay(one);
          setSpan("day");
        }}
      />
      <p className="caption">
        {say("roster-edit.short-sentence", {
          hours: words.hours(short.reduce((sum, { headHours }) => sum + headHours, 0)),
          stretches: short.length,
        })}
      </p>
      <p className="hidden-visually" aria-live="polite">
        {told}
      </p>
      {shift === undefined || person === undefined ? (
        <p className="note">{say("roster-edit.choose")}</p>
      ) : (
        <ShiftPanel
          {...{ means, shift, person, onReason, words }}
          breaches={breaches.filter(({ shifts }) => shifts.includes(shift.id))}
          onChange={(changed) => {
            put([changed]);
          }}
          onCommand={(command) => {
            onCommand(command, shift.id);
          }}
          onClose={() => {
            setChosen(null);
          }}
        />
      )}
      <SegmentedControl
        className="edit-tools"
        size="xs"
        aria-label={say("roster-edit.tools")}
        value={shown}
        onChange={setTool}
        data={TOOLS.map((one) => ({
          value: one,
          label: say(`roster-edit.tool-${one}`, { count: one === "rules" ? breaches.length : short.length }),
        }))}
      />
      {shown === "rules" ? (
        <BreachList
          {...{ breaches, onReason, words }}
          onShow={({ shifts, fromMs }) => {
            setChosen(shifts[0] ?? null);
            onDay(frame.zone.dayAt(now.shifts.find(({ id }) => id === shifts[0])?.startMs ?? fromMs));
          }}
        />
      ) : null}
      {shown === "open" ? (
        <OpenShifts
          {...{ means, words }}
          newId={newKey}
          shifts={now.shifts}
          open={short}
          onAssign={({ shift: made }) => {
            put([made]);
            setChosen(made.id);
          }}
        />
      ) : null}
      {shown === "auto" ? (
        <AutoPlan
          {...{ means, words }}
          shifts={now.shifts}
          from={Math.max(first, range.firstDay)}
          to={Math.min(last, range.firstDay + range.days - 1)}
          onTake={(shifts) => {
            edit.step({ kind: "edit", to: { ...now, shifts } });
          }}
        />
      ) : null}
      {shown === "own" ? (
        <OwnSheet
          {...{ means, words }}
          onTake={(shifts) => {
            edit.step({ kind: "edit", to: { shifts, overrides: [] } });
          }}
        />
      ) : null}
    </section>
  );
}

/** The hours of the days shown in which anybody works by plan or pattern. */
function axisOf({ frame, plan }: RosterMeans, firstDay: number, days: number) {
  const { zone, patterns } = frame;
  const starts = patterns.flatMap(({ startMinutes }) => startMinutes);
  const ends = patterns.map(
    ({ startMinutes, lengthMinutes }) => Math.max(...startMinutes) + Math.max(...lengthMinutes),
  );
  const around = { fromMinute: Math.min(480, ...starts), toMinute: Math.max(1080, ...ends) };
  const spans = (plan.roster?.shifts ?? []).map(({ start, end }) => ({
    startMs: Date.parse(start),
    endMs: Date.parse(end),
  }));
  const isOvernight = ends.some((end) => end > 1440);
  const hours = isOvernight ? { fromMinute: 0, toMinute: 1440 } : hoursOfShifts(zone, spans, around);
  return editAxis(zone, firstDay, days, hours);
}

function nameOf({ people }: RosterMeans, { person }: EditedShift): string {
  return people.find((one) => one.person === person)?.name ?? person;
}

function historyKey(event: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}): "undo" | "redo" | null {
  if (!event.ctrlKey && !event.metaKey) return null;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" ? "redo" : null;
}

/** In another row the shift is another element: it gets the focus once it is there. */
function refocus(id: string): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-shift="${CSS.escape(id)}"]`)?.focus();
  });
}
