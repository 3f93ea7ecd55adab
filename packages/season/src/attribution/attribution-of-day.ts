import { isoDay } from "@springtide/calendar";
import type { DayAttribution } from "@springtide/forecast";
import { attribution } from "@springtide/forecast";
import { Refusal } from "@springtide/refusal";
import { adjustedDay, touchesDay } from "../adjustments/adjusted-day.ts";
import { ratesOfDay } from "../adjustments/adjusted-season.ts";
import { layersOf, slotsOf } from "../adjustments/layers.ts";
import type { QueueBasis, SeasonBasis } from "../basis.ts";
import { dayInPlan } from "../day-in-plan.ts";
import { type Demand, pathsRequest } from "../demand.ts";
import type { Attribution, AttributionQuestion, AttributionStep, Cause } from "./attribution.ts";

/** A factor of one queue's day. */
interface CauseFactor {
  readonly cause: Cause;
  readonly factor: number;
}

/**
 * Opens the mean contacts of a day or interval into base, weekday, trend, season, holiday, each trigger, level, weather, the say of other
 * methods and each adjustment. The regression's factors are those of its central forecast, with trigger dates by their
 * probabilities; what the drawn seasons have on average beyond it is told as their spread, so that nothing is left over. Several queues
 * are added up step by step; an interval has its share of the day in every step. Cost: one day's features and rates.
 * @throws Refusal "day-outside-plan", "unknown-queue" or "interval-outside-day"
 */
export function attributionOf(
  basis: SeasonBasis,
  demand: Demand,
  { day, queue, interval }: AttributionQuestion,
): Attribution {
  const at = dayInPlan(basis, day);
  const queues = basis.queues.filter((candidate) => queue === undefined || candidate.queue === queue);
  if (queues.length === 0) throw unknownQueue(basis, queue ?? "");
  const place = interval === undefined ? null : checkedInterval(basis, at, interval);
  const ofQueues = queues.map((ofQueue) => stepsOf(basis, demand, ofQueue, at, place));
  const steps = addedUp(ofQueues.flat());
  const sum = (list: readonly AttributionStep[]): number => list.reduce((total, { contacts }) => total + contacts, 0);
  return {
    day: isoDay(basis.grid.firstDay + at),
    interval: interval ?? null,
    queues: queues.map((ofQueue) => ofQueue.queue),
    steps,
    model: sum(steps.filter(({ cause }) => cause.kind !== "adjustment")),
    forecast: sum(steps),
  };
}

/** The steps of one queue; `place` is an interval's place in the day. */
function stepsOf(
  basis: SeasonBasis,
  demand: Demand,
  queue: QueueBasis,
  day: number,
  place: number | null,
): AttributionStep[] {
  const drawn = demand.queues.find((candidate) => candidate.queue === queue.queue);
  if (drawn === undefined) throw new Error(`no demand of ${queue.queue}`);
  const { grid, paths } = basis;
  const request = pathsRequest(basis, queue, drawn.open, demand.onsets);
  const weather = request.factors;
  const [central] = attribution({ ...request, firstDay: grid.firstDay + day, days: 1 });
  if (central === undefined) throw new Error("a day has one attribution");
  const mean = meanOfDay(drawn.model.dailyRates, grid.days, day);
  const factors = [
    ...causesOf(central),
    { cause: { kind: "weather" } as const, factor: weather === undefined ? 1 : meanOfDay(weather, grid.days, day) },
    { cause: { kind: "methods" } as const, factor: Math.exp(queue.combination.shifts[day] ?? 0) },
  ];
  const rates = ratesOfDay(basis, drawn.model.intervalRates, day);
  const share = place === null || mean === 0 ? 1 : meanOfDay(rates, rates.length / paths, place) / mean;
  const steps = multiplied(factors, share);
  const reached = steps.reduce((sum, { contacts }) => sum + contacts, 0);
  const spread: AttributionStep = {
    cause: { kind: "spread" },
    contacts: mean * share - reached,
    factor: reached > 0 ? (mean * share) / reached : null,
  };
  return [...steps, spread, ...adjustmentSteps(basis, queue.queue, day, place, rates)];
}

function causesOf(central: DayAttribution): CauseFactor[] {
  const plain = (kind: Exclude<Cause["kind"], "other" | "trigger" | "adjustment">, factor: number): CauseFactor => ({
    cause: { kind },
    factor,
  });
  const named = [...central.covariates, ...central.other].map(({ name, factor }): CauseFactor => ({
    cause: { kind: "other", name },
    factor,
  }));
  return [
    plain("base", central.baseContacts),
    plain("weekday", central.weekday),
    plain("trend", central.trend),
    plain("season", central.season),
    plain("turn-of-month", central.turnOfMonth),
    plain("holiday", central.holiday),
    plain("closed-day", central.closedDay),
    ...central.triggers.map(({ name, factor }): CauseFactor => ({ cause: { kind: "trigger", id: name }, factor })),
    ...named,
    plain("level", central.level * central.uncertainCovariates),
  ];
}

/** Factors as contacts, one after the other; the first is the base. */
function multiplied(factors: readonly CauseFactor[], share: number): AttributionStep[] {
  let before = 0;
  return factors.map(({ cause, factor }) => {
    const after = cause.kind === "base" ? factor * share : before * factor;
    const step = { cause, contacts: after - before, factor: cause.kind === "base" ? null : factor };
    before = after;
    return step;
  });
}

/** What each adjustment does on the day or in the interval, on average over the seasons. */
function adjustmentSteps(
  { grid, paths, shop }: SeasonBasis,
  queue: string,
  day: number,
  place: number | null,
  intervalRates: Float64Array,
): AttributionStep[] {
  const layers = layersOf(shop.adjustments, grid.intervalMinutes).filter((layer) =>
    touchesDay(layer, queue, grid.firstDay + day),
  );
  if (layers.length === 0) return [];
  const length = intervalRates.length / paths;
  const mean = (values: ArrayLike<number>): number =>
    place === null ? total(values) / paths : meanOfDay(values, length, place);
  let before = mean(intervalRates);
  return adjustedDay({ grid, slots: slotsOf(grid), queue, layers, day, intervalRates }).trail.map(
    ({ layer, change }): AttributionStep => {
      const contacts = mean(change);
      const factor = before > 0 ? (before + contacts) / before : null;
      before += contacts;
      return { cause: { kind: "adjustment", id: layer.name }, contacts, factor };
    },
  );
}

/** Steps of one cause together, in the order in which causes first come; their factor is that of the sum. */
function addedUp(steps: readonly AttributionStep[]): AttributionStep[] {
  const byCause = new Map<string, { cause: Cause; contacts: number }>();
  for (const { cause, contacts } of inOrder(steps)) {
    const key = JSON.stringify(cause);
    const known = byCause.get(key);
    if (known === undefined) byCause.set(key, { cause, contacts });
    else known.contacts += contacts;
  }
  let before = 0;
  return [...byCause.values()].map(({ cause, contacts }) => {
    const factor = cause.kind === "base" || !(before > 0) ? null : (before + contacts) / before;
    before += contacts;
    return { cause, contacts, factor };
  });
}

/** Adjustments come last: one queue may have one that another has not. */
function inOrder(steps: readonly AttributionStep[]): AttributionStep[] {
  const isLast = ({ cause }: AttributionStep): number => (cause.kind === "adjustment" ? 1 : 0);
  return steps.toSorted((a, b) => isLast(a) - isLast(b));
}

function meanOfDay(values: ArrayLike<number>, days: number, day: number): number {
  let sum = 0;
  for (let at = day; at < values.length; at += days) sum += values[at] ?? 0;
  return sum / (values.length / days);
}

function total(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at] ?? 0;
  return sum;
}

/** The interval's place in the day. */
function checkedInterval({ grid }: SeasonBasis, day: number, interval: number): number {
  const from = grid.dayOffsets[day] ?? 0;
  const to = grid.dayOffsets[day + 1] ?? from;
  if (Number.isInteger(interval) && interval >= from && interval < to) return interval - from;
  throw new Refusal({
    code: "interval-outside-day",
    place: { field: "/interval" },
    found: `${interval}`,
    rule: `that day has the intervals ${from} to ${to - 1} of the plan`,
    remedy: "Name one of them, or leave it out for the whole day.",
  });
}

function unknownQueue({ queues }: SeasonBasis, queue: string): Refusal {
  return new Refusal({
    code: "unknown-queue",
    place: { field: "/queue" },
    found: queue,
    rule: "a queue of the plan is named",
    remedy: `Name one of: ${queues.map((known) => known.queue).join(", ")}, or leave it out for all.`,
  });
}
