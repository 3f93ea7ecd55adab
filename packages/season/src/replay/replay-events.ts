import type { CivilDay } from "@springtide/calendar";
import { deadlineOf, type Notice } from "@springtide/planning";
import { workingCalendarOf } from "../agreements/working-calendar.ts";
import type { DecidedPartner } from "../decisions/block-options.ts";
import { type DecisionSpan, type Intervals, intervalsOf, weeksToDecide } from "../decisions/decision-span.ts";
import { availableSeats } from "../permitted/available-seats.ts";
import type { ReplayedSeason } from "./replayed-season.ts";

/** What is due. order: firm orders, the last day for them. reserve: stand-by seats. confirm: which of them. cancel: which of those ordered are not. */
export type EventKind = "order" | "reserve" | "confirm" | "cancel";

/** Something that must be said to a partner about some days of the season, by the deadline of the first shift in them. */
export interface ReplayEvent {
  readonly kind: EventKind;
  readonly partner: number;
  readonly span: DecisionSpan;
  readonly atMs: number;
  /** Local day of the deadline: what came before it is known. */
  readonly day: CivilDay;
}

/** Every deadline of every partner in the order of time: one week of the season after the other, confirmed and cancelled by week or day by day. */
export function replayEvents(season: ReplayedSeason, confirmBy: "week" | "day"): ReplayEvent[] {
  const { grid } = season;
  const weeks = weeksToDecide(grid);
  const days = weeks.flatMap(({ firstDay, days: count }) =>
    Array.from({ length: count }, (_, i): DecisionSpan => ({ firstDay: firstDay + i, days: 1 })),
  );
  const events = season.partners.flatMap((partner, p) => {
    const { orderNotice, standBy, cancel } = partner.agreement;
    const lateSpans = confirmBy === "week" ? weeks : days;
    const due = (kind: EventKind, notice: Notice, spans: readonly DecisionSpan[]): ReplayEvent[] =>
      spans.flatMap((span) => eventOf(season, { kind, partner: p, span }, notice));
    return [
      ...due("order", orderNotice, weeks),
      ...(standBy === null
        ? []
        : [...due("reserve", standBy.reserveNotice, weeks), ...due("confirm", standBy.confirmNotice, lateSpans)]),
      ...(cancel === null ? [] : due("cancel", cancel.notice, lateSpans)),
    ];
  });
  return events.toSorted((a, b) => a.atMs - b.atMs || a.partner - b.partner || rankOf(a) - rankOf(b));
}

function rankOf({ kind }: ReplayEvent): number {
  return ["order", "reserve", "confirm", "cancel"].indexOf(kind);
}

function eventOf(
  { grid, deciding, partners }: ReplayedSeason,
  of: { readonly kind: EventKind; readonly partner: number; readonly span: DecisionSpan },
  notice: Notice,
): ReplayEvent[] {
  const partner = partners[of.partner];
  if (partner === undefined) return [];
  const { basis, queues } = deciding;
  const first = firstUseful(
    partner,
    intervalsOf(grid, of.span),
    availableSeats(basis, partner.agreement),
    (q, t) => (queues[q]?.losses.cells.staffedCell[t] ?? -1) >= 0,
  );
  if (first < 0) return [];
  const atMs = deadlineOf(notice, grid.startsMs[first] ?? 0, workingCalendarOf(basis, partner.agreement));
  return [{ ...of, atMs, day: grid.zone.dayAt(atMs) }];
}

/** The first interval in which a seat could be at work; -1 where none could. */
function firstUseful(
  { serves }: DecidedPartner,
  { from, to }: Intervals,
  available: Uint8Array,
  isOpen: (queue: number, interval: number) => boolean,
): number {
  for (let t = from; t < to; t += 1)
    if (available[t] === 1 && serves.some(({ queue, may }) => isOpen(queue, t) && may?.[t] !== 0)) return t;
  return -1;
}
