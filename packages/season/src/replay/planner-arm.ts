import { type CancelSignal, type Progress, stopIfCancelled } from "@springtide/refusal";
import { isoDay } from "@springtide/calendar";
import { decideConfirm, type SeatBlock } from "../decisions/decide-confirm.ts";
import type { DecidingWork } from "../decisions/decide-pieces.ts";
import { decideStandBy } from "../decisions/decide-stand-by.ts";
import { type DecisionSpan, intervalsOf } from "../decisions/decision-span.ts";
import type { QueueContactLoss } from "../economics/contact-losses.ts";
import type { BoughtSeats } from "./bought-seats.ts";
import { type ForecastView, forecastView, withSeats } from "./forecast-view.ts";
import type { PastForecasts } from "./forecasts.ts";
import type { ReplayedSeason } from "./replayed-season.ts";
import type { EventKind, ReplayEvent } from "./replay-events.ts";
import { sharesComing } from "./shares-coming.ts";

/** How the planner decides, day by day. */
export interface PlannerQuestion {
  readonly season: ReplayedSeason;
  /** In the order of time. */
  readonly events: readonly ReplayEvent[];
  readonly forecasts: PastForecasts;
  readonly losses: readonly QueueContactLoss[];
  readonly seed: number;
  /** How many told probabilities are told apart at most when seats are reserved. */
  readonly classes: number;
  readonly work: DecidingWork;
  readonly progress?: Progress | undefined;
  readonly cancel?: CancelSignal | undefined;
}

/** One decision as it was taken: when, about what, and how many hours of seats were spoken of. */
export interface TakenDecision {
  readonly event: ReplayEvent;
  readonly orderedHours: number;
  readonly reservedHours: number;
  readonly confirmedHours: number;
}

/** All that the planner bought, and every decision in its order. */
export interface PlannerSeason {
  readonly bought: readonly BoughtSeats[];
  readonly decisions: readonly TakenDecision[];
  /** What could not be solved within the work allowed, in words: nothing was bought for it. */
  readonly unsolved: readonly string[];
}

/**
 * Goes through the season's deadlines as they came and decides at each from what was known on its day: nothing after it is looked at. Orders
 * and reservations are decided together; what can still be said later is left open, but for orders of a partner whose stand-by is due
 * before them. Reserved seats are confirmed by the forecast of the day on which they must be.
 */
export function plannerSeason(question: PlannerQuestion): PlannerSeason {
  const { season, events, progress, cancel } = question;
  const viewOn = views(question);
  let bought: readonly BoughtSeats[] = [];
  const decisions: TakenDecision[] = [];
  const unsolved: string[] = [];
  events.forEach((event, done) => {
    stopIfCancelled(cancel);
    progress?.(done, events.length, `Deciding as on ${isoDay(event.day)} (${done + 1} of ${events.length})`);
    const committed = committedAt(event, question);
    if (committed.length === 0) return;
    const said =
      event.kind === "confirm"
        ? confirmed(question, event, bought, viewOn)
        : newlyBought(question, { event, committed }, bought, viewOn);
    bought = said.bought;
    unsolved.push(...said.unsolved.map((words) => `As on ${isoDay(event.day)} nothing was bought: ${words}`));
    decisions.push({ event, ...hoursOf(season, said.changed) });
  });
  return { bought, decisions, unsolved };
}

type ViewOn = (event: ReplayEvent) => ForecastView;

/** Views of the days decided on; a day's is opened once. */
function views({ season, forecasts, losses }: PlannerQuestion): ViewOn {
  let last: { readonly day: number; readonly until: number; readonly view: ForecastView } | null = null;
  return ({ day, span }) => {
    const until = span.firstDay + span.days - 1;
    if (last?.day === day && last.until >= until) return last.view;
    const forecast = forecasts.on(day, until);
    const view = forecastView(season, forecast, losses);
    last = { day, until: day + forecast.basis.grid.days - 1, view };
    return view;
  };
}

/** Which words are said for good at an event; none where they were at an earlier one of the same days. */
function committedAt(event: ReplayEvent, { events }: PlannerQuestion): readonly EventKind[] {
  if (event.kind === "confirm") return ["confirm"];
  const other = events.find(
    ({ kind, partner, span }) =>
      kind !== "confirm" &&
      kind !== event.kind &&
      partner === event.partner &&
      span.firstDay === event.span.firstDay &&
      span.days === event.span.days,
  );
  if (other === undefined) return [event.kind];
  if (other.day === event.day) return event.kind === "order" ? ["order", "reserve"] : [];
  if (event.kind === "order") return other.day < event.day ? [] : ["order"];
  return other.day < event.day ? ["reserve"] : ["order", "reserve"];
}

interface Said {
  readonly bought: readonly BoughtSeats[];
  readonly changed: readonly BoughtSeats[];
  readonly unsolved: readonly string[];
}

function newlyBought(
  { season, events, seed, classes, work }: PlannerQuestion,
  { event, committed }: { readonly event: ReplayEvent; readonly committed: readonly EventKind[] },
  bought: readonly BoughtSeats[],
  viewOn: ViewOn,
): Said {
  const view = viewOn(event);
  const { span, atMs } = event;
  // Whoever decides later about the same days is decided on together with this one; the others' seats are there.
  const open = season.partners.flatMap(({ agreement }, p) =>
    p === event.partner || events.some((one) => isOpenFor(one, p, event)) ? [agreement] : [],
  );
  const { options, partners, seats } = decideStandBy({
    deciding: withSeats(season, view, bought),
    agreements: open,
    span,
    atMs,
    seed,
    classes,
    work,
  });
  const own = season.partners[event.partner]?.agreement.id;
  const changed = options.flatMap((option, i): BoughtSeats[] => {
    if (partners[option.partner]?.agreement.id !== own) return [];
    const ordered = committed.includes("order") ? (seats.ordered[i] ?? 0) : 0;
    const reserved = committed.includes("reserve") ? (seats.reserved[i] ?? 0) : 0;
    if (ordered + reserved === 0) return [];
    const { orderedShare, confirmedShare } = sharesOf(season, event.partner, option.from - view.shift);
    return [
      {
        partner: event.partner,
        from: option.from - view.shift,
        to: option.to - view.shift,
        ...{ ordered, reserved, confirmed: 0, orderedShare, confirmedShare },
      },
    ];
  });
  return { bought: [...bought, ...changed], changed, unsolved: seats.unsolved };
}

function isOpenFor(one: ReplayEvent, partner: number, event: ReplayEvent): boolean {
  return (
    one.kind !== "confirm" &&
    one.partner === partner &&
    one.span.firstDay === event.span.firstDay &&
    one.span.days === event.span.days &&
    one.atMs > event.atMs
  );
}

function confirmed(
  { season, work }: PlannerQuestion,
  event: ReplayEvent,
  bought: readonly BoughtSeats[],
  viewOn: ViewOn,
): Said {
  const within = intervalsOf(season.grid, event.span);
  const isDue = (block: BoughtSeats): boolean =>
    block.partner === event.partner && block.reserved > 0 && block.from >= within.from && block.from < within.to;
  const due = bought.filter(isDue);
  if (due.length === 0) return { bought, changed: [], unsolved: [] };
  const view = viewOn(event);
  const agreement = season.partners[event.partner]?.agreement;
  if (agreement === undefined) return { bought, changed: [], unsolved: [] };
  const said = decideConfirm({
    deciding: withSeats(season, view, bought),
    agreements: [agreement],
    span: spanOf(season, event.span, due),
    ordered: [],
    reserved: due.map(({ from, to, reserved: seats }): SeatBlock => ({
      agreement: agreement.id,
      from: from + view.shift,
      to: to + view.shift,
      seats,
    })),
    work,
  });
  const seatsOf = (block: BoughtSeats): number =>
    said
      .filter(({ from, to }) => from === block.from + view.shift && to === block.to + view.shift)
      .reduce((sum, { seats }) => sum + seats, 0);
  const after = bought.map((block) => (isDue(block) ? { ...block, confirmed: seatsOf(block) } : block));
  return {
    bought: after,
    changed: after.filter(isDue).map((block) => ({ ...block, ordered: 0, reserved: 0 })),
    unsolved: [],
  };
}

/** The days of an event, and those into which its blocks reach. */
function spanOf({ grid }: ReplayedSeason, span: DecisionSpan, due: readonly BoughtSeats[]): DecisionSpan {
  const end = Math.max(...due.map(({ to }) => to));
  const last = grid.dayOffsets.findLastIndex((from) => from < end);
  return { firstDay: span.firstDay, days: Math.max(span.days, grid.firstDay + last - span.firstDay + 1) };
}

function sharesOf(season: ReplayedSeason, partner: number, from: number): ReturnType<typeof sharesComing> {
  const agreement = season.partners[partner]?.agreement;
  return agreement === undefined ? { orderedShare: 1, confirmedShare: 1 } : sharesComing(season, agreement, from);
}

function hoursOf({ grid }: ReplayedSeason, blocks: readonly BoughtSeats[]): Omit<TakenDecision, "event"> {
  const hours = { orderedHours: 0, reservedHours: 0, confirmedHours: 0 };
  for (const { from, to, ordered, reserved, confirmed: seats } of blocks) {
    const length = grid.seconds.subarray(from, to).reduce((sum, seconds) => sum + seconds, 0) / 3600;
    hours.orderedHours += length * ordered;
    hours.reservedHours += length * reserved;
    hours.confirmedHours += length * seats;
  }
  return hours;
}
