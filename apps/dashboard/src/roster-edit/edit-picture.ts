import type { EditedShift, RosterCover } from "@springtide/season/roster-edit";
import type { EditAxis } from "./edit-axis.ts";
import { shareOf, spanOn } from "./edit-axis.ts";
import type { RowPerson } from "./edit-commands.ts";
import type { ReasonedBreach } from "./roster-means.ts";

interface Span {
  readonly from: number;
  readonly to: number;
}

/** One shift on the axis, its breaks as shares of itself. */
export interface EditBar extends Span {
  readonly shift: EditedShift;
  readonly breaks: readonly (Span & { readonly place: number })[];
  readonly breaches: readonly ReasonedBreach[];
}

/** Somebody's row. */
export interface EditRow extends RowPerson {
  readonly bars: readonly EditBar[];
}

/** Heads of one interval on the axis. */
export interface CoverStep extends Span {
  readonly required: number;
  readonly there: number;
  readonly short: number;
}

/** A row for everybody, whether they work on the days shown or not. */
export function editRows(
  axis: EditAxis,
  people: readonly RowPerson[],
  shifts: readonly EditedShift[],
  breaches: readonly ReasonedBreach[],
): readonly EditRow[] {
  const [fromMs, toMs] = [axis.days[0]?.startMs ?? 0, axis.days.at(-1)?.endMs ?? 0];
  const shown = shifts.filter(({ startMs, endMs }) => startMs < toMs && endMs > fromMs);
  return people.map((one) => ({
    ...one,
    bars: shown
      .filter(({ person, team }) => person === one.person && team === one.team)
      .flatMap((shift) => barOf(axis, shift, breaches) ?? [])
      .sort((a, b) => a.from - b.from),
  }));
}

function barOf(axis: EditAxis, shift: EditedShift, breaches: readonly ReasonedBreach[]): EditBar | null {
  const span = spanOn(axis, shift);
  if (span === null) return null;
  const length = span.to - span.from;
  return {
    ...span,
    shift,
    breaks: shift.breaks.flatMap((away, place) => {
      const on = spanOn(axis, away);
      return on === null ? [] : [{ place, from: (on.from - span.from) / length, to: (on.to - span.from) / length }];
    }),
    breaches: breaches.filter(({ shifts }) => shifts.includes(shift.id)),
  };
}

/** Heads required against heads there, interval by interval of what is shown. */
export function coverSteps(axis: EditAxis, cover: RosterCover): readonly CoverStep[] {
  const { startsMs, seconds } = cover.grid;
  const steps: CoverStep[] = [];
  startsMs.forEach((startMs, t) => {
    const [from, to] = [shareOf(axis, startMs), shareOf(axis, startMs + (seconds[t] ?? 0) * 1000)];
    if (to <= from) return;
    const short = cover.short.reduce((sum, heads) => sum + (heads[t] ?? 0), 0);
    steps.push({ from, to, short, required: cover.required[t] ?? 0, there: cover.there[t] ?? 0 });
  });
  return steps;
}

/** The steps as the outline of an area over a picture 1 wide and `most` high. */
export function outline(steps: readonly CoverStep[], most: number, of: (step: CoverStep) => number): string {
  const at = (x: number, heads: number): string => `${x.toFixed(5)},${(1 - heads / most).toFixed(4)}`;
  return steps.flatMap((step) => [at(step.from, of(step)), at(step.to, of(step))]).join(" ");
}
