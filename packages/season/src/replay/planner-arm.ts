import { type CancelSignal, type Progress, stopIfCancelled } from "@springtide/refusal";
import { isoDay } from "@springtide/calendar";
import { decideConfirm, type SeatBlock } from "../decisions/decide-confirm.ts";
import type { DecidingWork } from "../decisions/decide-pieces.ts";
import { decideSeats } from "../decisions/decide-stand-by.ts";
import { type DecisionSpan, intervalsOf } from "../decisions/decision-span.ts";
import type { QueueContactLoss } from "../economics/contact-losses.ts";
import type { BoughtSeats } from "./bought-seats.ts";
import { daysApart } from "./days-apart.ts";
import { type ForecastView, forecastView, keptFree, withSeats } from "./forecast-view.ts";
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
  /** Whether reserved seats will be confirmed for a week at once, or each day's by its own deadline. */
  readonly confirmBy: "week" | "day";
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
  readonly cancelledHours: number;
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
 * and reservations are weighed together, and only what must be said by then is said: what can wait is weighed again by its own deadline, with
 * the seats that are kept free by then. Reserved seats are confirmed by the forecast of the day on which they must be.
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
    const said = saidAt(event, question, bought, viewOn);
    if (said === null) return;
    bought = said.bought;
    unsolved.push(...said.unsolved.map((words) => `As on ${isoDay(event.day)} nothing was bought: ${words}`));
    decisions.push({ event, ...hoursOf(season, said.changed) });
  });
  return { bought, decisions, unsolved };
}

/** What is said at a deadline; null where there is nothing to speak of. */
function saidAt(
  event: ReplayEvent,
  question: PlannerQuestion,
  bought: readonly BoughtSeats[],
  viewOn: ViewOn,
): Said | null {
  if (event.kind === "confirm") return confirmed(question, event, bought, viewOn);
  if (event.kind === "cancel") return cancelled(question, event, bought, viewOn);
  const committed = committedAt(event, question);
  return committed.length === 0 ? null : newlyBought(question, { event, committed }, bought, viewOn);
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

/** Which words are said for good at an event; none where they were at an earlier one of the same day. */
function committedAt(event: ReplayEvent, { events }: PlannerQuestion): readonly EventKind[] {
  const both = events.some((one) => one.kind !== event.kind && one.day === event.day && isAboutTheSame(one, event));
  if (!both) return [event.kind];
  return event.kind === "order" ? ["order", "reserve"] : [];
}

/** An order or a reservation of the same partner for the same days. */
function isAboutTheSame(one: ReplayEvent, { partner, span }: ReplayEvent): boolean {
  return (
    (one.kind === "order" || one.kind === "reserve") &&
    one.partner === partner &&
    one.span.firstDay === span.firstDay &&
    one.span.days === span.days
  );
}

interface Said {
  readonly bought: readonly BoughtSeats[];
  readonly changed: readonly BoughtSeats[];
  readonly unsolved: readonly string[];
}

function newlyBought(
  question: PlannerQuestion,
  { event, committed }: { readonly event: ReplayEvent; readonly committed: readonly EventKind[] },
  bought: readonly BoughtSeats[],
  viewOn: ViewOn,
): Said {
  const { season, confirmBy } = question;
  const view = viewOn(event);
  const spans = confirmBy === "week" ? [event.span] : daysApart(season, event.span);
  const said = spans.map((span) => boughtFor(question, { event, committed, span, view }, bought));
  const changed = said.flatMap((one) => one.changed);
  return { bought: [...bought, ...changed], changed, unsolved: said.flatMap(({ unsolved }) => unsolved) };
}

function boughtFor(
  { season, events, seed, classes, work }: PlannerQuestion,
  {
    event,
    committed,
    span,
    view,
  }: {
    readonly event: ReplayEvent;
    readonly committed: readonly EventKind[];
    readonly span: DecisionSpan;
    readonly view: ForecastView;
  },
  bought: readonly BoughtSeats[],
): Pick<Said, "changed" | "unsolved"> {
  const { atMs } = event;
  // Whoever decides later about the same days is decided on together with this one; the others' seats are there.
  const open = season.partners.flatMap(({ agreement }, p) =>
    p === event.partner || events.some((one) => isOpenFor(one, p, event)) ? [agreement] : [],
  );
  const { options, partners, seats } = decideSeats({
    deciding: withSeats(season, view, bought),
    agreements: open,
    standing: keptFree(season, view, bought, atMs),
    ...{ span, atMs, seed, classes, work },
  });
  const own = season.partners[event.partner]?.agreement.id;
  const changed = options.flatMap((option, i): BoughtSeats[] => {
    if (partners[option.partner]?.agreement.id !== own || option.standing !== undefined) return [];
    const ordered = committed.includes("order") ? (seats.ordered[i] ?? 0) : 0;
    const reserved = committed.includes("reserve") ? (seats.reserved[i] ?? 0) : 0;
    if (ordered + reserved === 0) return [];
    const [from, to] = [option.from - view.shift, option.to - view.shift];
    const shares = sharesOf(season, event.partner, from);
    return [{ partner: event.partner, from, to, ordered, reserved, confirmed: 0, cancelled: 0, ...shares }];
  });
  return { changed, unsolved: seats.unsolved };
}

function isOpenFor(one: ReplayEvent, partner: number, event: ReplayEvent): boolean {
  return isAboutTheSame(one, { ...event, partner }) && one.atMs > event.atMs;
}

function confirmed(
  question: PlannerQuestion,
  event: ReplayEvent,
  bought: readonly BoughtSeats[],
  viewOn: ViewOn,
): Said | null {
  const due = blocksDue(question, event, bought, ({ reserved }) => reserved);
  if (due.length === 0) return null;
  const kept = seatsKept(question, event, { due, there: bought, viewOn, seatsOf: ({ reserved }) => reserved, fee: 0 });
  const after = due.map((block) => ({ ...block, confirmed: kept(block) }));
  return {
    bought: bought.map((block) => after[due.indexOf(block)] ?? block),
    changed: after.map((block) => ({ ...block, ordered: 0, reserved: 0, cancelled: 0 })),
    unsolved: [],
  };
}

/** Seats that were ordered, as the season looks when they can be cancelled for the last time. */
function cancelled(
  question: PlannerQuestion,
  event: ReplayEvent,
  bought: readonly BoughtSeats[],
  viewOn: ViewOn,
): Said | null {
  const fee = question.season.partners[event.partner]?.agreement.cancel?.feePerSeatHour ?? 0;
  const due = blocksDue(question, event, bought, ({ ordered }) => ordered);
  if (due.length === 0) return null;
  const there = bought.map((block) => (due.includes(block) ? { ...block, ordered: 0 } : block));
  const kept = seatsKept(question, event, { due, there, viewOn, seatsOf: ({ ordered }) => ordered, fee });
  const after = due.map((block) => ({ ...block, ordered: kept(block), cancelled: block.ordered - kept(block) }));
  return {
    bought: bought.map((block) => after[due.indexOf(block)] ?? block),
    changed: after.map((block) => ({ ...block, ordered: 0, reserved: 0, confirmed: 0 })),
    unsolved: [],
  };
}

/** A partner's blocks that begin in the days of an event and have seats to speak of. */
function blocksDue(
  { season }: PlannerQuestion,
  { partner, span }: ReplayEvent,
  bought: readonly BoughtSeats[],
  seatsOf: (block: BoughtSeats) => number,
): BoughtSeats[] {
  const { from, to } = intervalsOf(season.grid, span);
  return bought.filter(
    (block) => block.partner === partner && seatsOf(block) > 0 && block.from >= from && block.from < to,
  );
}

/** How many seats of each block are worth keeping as the season looks now, where each hour given back costs a fee. */
function seatsKept(
  { season, work }: PlannerQuestion,
  event: ReplayEvent,
  asked: {
    readonly due: readonly BoughtSeats[];
    /** What comes whatever is decided now. */
    readonly there: readonly BoughtSeats[];
    readonly viewOn: ViewOn;
    readonly seatsOf: (block: BoughtSeats) => number;
    readonly fee: number;
  },
): (block: BoughtSeats) => number {
  const { due, there, viewOn, seatsOf, fee } = asked;
  const view = viewOn(event);
  const agreement = season.partners[event.partner]?.agreement;
  if (agreement === undefined) return () => 0;
  const kept = decideConfirm({
    deciding: withSeats(season, view, there),
    agreements: [agreement],
    span: spanOf(season, event.span, due),
    ordered: [],
    reserved: due.map((block): SeatBlock => ({
      agreement: agreement.id,
      from: block.from + view.shift,
      to: block.to + view.shift,
      seats: seatsOf(block),
    })),
    feePerSeatHour: fee,
    work,
  });
  return ({ from, to }) =>
    kept
      .filter((one) => one.from === from + view.shift && one.to === to + view.shift)
      .reduce((sum, { seats }) => sum + seats, 0);
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
  const hours = { orderedHours: 0, reservedHours: 0, confirmedHours: 0, cancelledHours: 0 };
  for (const { from, to, ordered, reserved, confirmed: firm, cancelled: back } of blocks) {
    const length = grid.seconds.subarray(from, to).reduce((sum, seconds) => sum + seconds, 0) / 3600;
    hours.orderedHours += length * ordered;
    hours.reservedHours += length * reserved;
    hours.confirmedHours += length * firm;
    hours.cancelledHours += length * back;
  }
  return hours;
}
