import { isoDay } from "@springtide/calendar";
import type { IntradayActual, IntradayOption, IntradayReport, Plan } from "@springtide/contracts";
import { expectedService, headsFor, requirementForLevel, roundMoney, type Solve } from "@springtide/planning";
import type { Progress } from "@springtide/refusal";
import { basisOfPlan, type SeasonBasis } from "../basis.ts";
import { type Demand, drawDemand } from "../demand.ts";
import { contactLosses, type QueueContactLoss } from "../economics/contact-losses.ts";
import { queuesToStaff } from "../queues-to-staff.ts";
import { breakWays } from "./break-ways.ts";
import { type DayReading, dayReading, FACTOR_VALUES } from "./day-reading.ts";
import { daySoFar, type QueueSoFar } from "./day-so-far.ts";
import { extraHoursWays } from "./extra-hours-ways.ts";
import { type MomentOfDay, momentOfDay } from "./moment-of-day.ts";
import { partnerWays } from "./partner-ways.ts";
import { type GroupToday, peopleNow } from "./people-now.ts";
import { releaseWays } from "./release-ways.ts";
import { type RestOfDay, restOfDay } from "./rest-of-day.ts";
import { lossAsItIs, type Recourse, solveRecourse } from "./solve-recourse.ts";
import { stepsOf } from "./steps.ts";
import { swapWays } from "./swap-ways.ts";
import type { Ground, Ways } from "./ways.ts";

/** What is asked of a day that has begun. */
export interface DayToSteer {
  /** Now: a local time of the plan's zone such as 2016-04-18T11:00, or a time with its offset. */
  readonly at: string;
  readonly actuals: readonly IntradayActual[];
}

/** Each kind of recourse: what it is called, and how its ways are found. In the order in which they claim people. */
const KINDS = [
  { kind: "partner seats", words: "Partner seats", waysOf: partnerWays },
  { kind: "extra hours", words: "Extra hours of one's own people", waysOf: extraHoursWays },
  { kind: "breaks", words: "Breaks at another time", waysOf: breakWays },
  { kind: "release", words: "People sent home early", waysOf: releaseWays },
  { kind: "swap", words: "People put to another queue", waysOf: swapWays },
] as const;

type Kind = (typeof KINDS)[number];

/**
 * The rest of a day, from what came so far: how the day runs against the plan, what is lost if nothing is done, and what can still be done, each
 * kind alone and all that is advised together, by least cost and loss. A kind is advised only if it pays by the last interval and by the
 * one before it, so that one odd quarter of an hour moves nobody (hysteresis of one interval).
 * Cost: one drawing of the plan's seasons, and a dozen small programmes.
 * @throws Refusal for a moment or actuals that do not belong to the plan
 */
export function steerDay(plan: Plan, { at, actuals }: DayToSteer, solve: Solve, progress?: Progress): IntradayReport {
  const basis = basisOfPlan(plan);
  const moment = momentOfDay(basis, at);
  const soFar = daySoFar(basis, moment, actuals);
  const demand = drawDemand(basis, progress);
  const people = peopleNow(plan, basis, moment, soFar.queues);
  const losses = lossesOf(plan, basis, demand);
  const known = moment.notOver - moment.from;
  const seen = (intervals: number): Seen => {
    const readings = demand.queues.map((drawn, q) =>
      dayReading(basis, drawn, moment, soFar.queues[q] ?? nothingKnown(drawn.queue, moment), intervals),
    );
    return {
      readings,
      rest: restOfDay(plan, basis, demand, moment, { readings, soFar: soFar.queues, losses, known: intervals }),
    };
  };
  const [now, before] = [seen(known), seen(Math.max(0, known - 1))];
  const needed = neededOf(plan, now, moment);
  const ground = ({ rest }: Seen): Ground => groundOf(plan, basis, moment, rest, people.groups, needed);
  const loss = lossAsItIs(ground(now));
  const options = KINDS.map((kind) => optionOf(kind, ground(now), ground(before), solve));
  const advised = KINDS.filter((_, k) => options[k]?.advice === "now");
  return {
    contract: "springtide-intraday",
    version: 1,
    currency: plan.shop.currency,
    day: isoDay(basis.grid.firstDay + moment.day),
    at: basis.grid.zone.formatInstant(moment.atMs),
    from: basis.grid.zone.formatInstant(basis.grid.startsMs[moment.next] ?? moment.atMs),
    readings: now.readings.map((reading) => readingOf(reading, moment)),
    doNothing: { queues: servicesOf(now, moment, people.groups), loss: roundMoney(loss) },
    options: options.toSorted((a, b) => b.net - a.net || (a.kind < b.kind ? -1 : 1)),
    best: advised.length === 0 ? null : together(advised, ground(now), loss, solve),
    intervals: intervalsOf(now, basis, moment, people.groups, needed),
    remarks: [...soFar.remarks, ...people.remarks, ...ownRemarks(plan, now, moment)],
  };
}

/** A day as it looks from so many intervals. */
interface Seen {
  readonly readings: readonly DayReading[];
  readonly rest: RestOfDay;
}

function lossesOf(plan: Plan, basis: SeasonBasis, demand: Demand): QueueContactLoss[] {
  const known = plan.decisions?.losses ?? [];
  if (plan.staffing.every(({ queue }) => known.some((loss) => loss.queue === queue)))
    return plan.staffing.flatMap(({ queue }) => known.find((loss) => loss.queue === queue) ?? []);
  const queues = plan.staffing.map(({ agents }) => ({ agents: Uint16Array.from(agents) }));
  return contactLosses(basis, { queues: queuesToStaff(basis, demand, basis.shop.plan.model), requirement: { queues } });
}

function nothingKnown(queue: string, { from, to }: MomentOfDay): QueueSoFar {
  const unknown = new Float64Array(to - from).fill(Number.NaN);
  return { queue, contacts: unknown, people: unknown, backlog: null };
}

/** Ways take heads off a ground, so each question has its own. */
function groundOf(
  plan: Plan,
  basis: SeasonBasis,
  moment: MomentOfDay,
  rest: RestOfDay,
  groups: readonly GroupToday[],
  needed: Ground["needed"],
): Ground {
  const heads = groups.map((group) =>
    group.heads.map((row) => row.map((count, i) => (i < moment.next - moment.from ? 0 : count))),
  );
  return { plan, basis, moment, rest, groups, heads, needed };
}

function optionOf({ kind, words, waysOf }: Kind, now: Ground, before: Ground, solve: Solve): IntradayOption {
  const ask = (ground: Ground): { readonly found: Recourse; readonly loss: number; readonly ways: Ways } => {
    const loss = lossAsItIs(ground);
    const ways = waysOf(ground);
    return { found: ways.ways.length === 0 ? nothing(loss) : solveRecourse(ground, [ways], solve), loss, ways };
  };
  const [seen, earlier] = [ask(now), ask(before)];
  const net = ({ found, loss }: typeof seen): number => loss - found.loss - found.cost;
  const pays = (one: typeof seen): boolean => one.found.chosen.length > 0 && net(one) > worthwhile(one.loss);
  return {
    ...amounts(now, seen.found, seen.loss),
    kind,
    words: seen.ways.ways.length === 0 ? `${words}: nothing can be done any more` : words,
    advice: pays(seen) ? (pays(earlier) ? "now" : "wait") : "no",
  };
}

/** Less than a thousandth of what is lost is within the error of the tables. */
function worthwhile(loss: number): number {
  return Math.max(0.01, loss / 1000);
}

function nothing(loss: number): Recourse {
  return { chosen: [], cost: 0, loss };
}

function together(kinds: readonly Kind[], ground: Ground, loss: number, solve: Solve): IntradayOption {
  const all = kinds.map(({ waysOf }) => waysOf(ground));
  const found = solveRecourse(ground, all, solve);
  return {
    ...amounts(ground, found, loss),
    kind: "together",
    words: "All that is advised, chosen together",
    advice: "now",
  };
}

function amounts(
  ground: Ground,
  found: Recourse,
  loss: number,
): Pick<IntradayOption, "cost" | "saves" | "net" | "steps"> {
  const [cost, saves] = [roundMoney(found.cost), roundMoney(loss - found.loss)];
  return { cost, saves, net: roundMoney(saves - cost), steps: stepsOf(ground, found) };
}

function readingOf(
  { queue, planned, counted, forecast, before, factor }: DayReading,
  { from, next }: MomentOfDay,
): IntradayReport["readings"][number] {
  const left = planned.subarray(next - from).reduce((sum, mean) => sum + mean, 0);
  return {
    queue,
    counted,
    forecast: hundredths(forecast),
    pseudoCount: Number.isFinite(before.pseudoCount) ? hundredths(before.pseudoCount) : null,
    factor: Math.round(factor.mean * 10_000) / 10_000,
    factorCv: Math.round(factor.cv * 10_000) / 10_000,
    toCome: hundredths(left * factor.mean),
    planned: hundredths(left),
  };
}

/** Heads on each queue by interval of the day. */
function headsOf(groups: readonly GroupToday[], queue: string, length: number): Float64Array {
  return Float64Array.from({ length }, (_, i) =>
    groups.reduce((sum, { serves, heads }) => sum + (heads[serves.indexOf(queue)]?.[i] ?? 0), 0),
  );
}

function servicesOf(
  { rest }: Seen,
  moment: MomentOfDay,
  groups: readonly GroupToday[],
): IntradayReport["doNothing"]["queues"] {
  return rest.queues.map(({ queue, demand, grid, first }) => {
    const heads = headsOf(groups, queue.id, moment.to - moment.from).subarray(first);
    const [given] = expectedService({
      queues: [demand],
      paths: FACTOR_VALUES,
      intervalSeconds: grid.intervalSeconds,
      dayOffsets: grid.dayOffsets,
      supplied: [Float64Array.from(heads, (count) => count * (1 - queue.shrinkage))],
      countedFrom: moment.next - moment.from - first,
    });
    return {
      queue: queue.id,
      serviceLevel: given?.serviceLevel ?? null,
      abandonShare: given?.abandonShare ?? null,
    };
  });
}

/** Agents that each queue needs at the plan's level, by interval of the day. */
function neededOf(plan: Plan, { rest }: Seen, { from, to }: MomentOfDay): Map<string, Float64Array> {
  return new Map(
    rest.queues.map(({ queue, demand, grid, first }) => {
      const level = { paths: FACTOR_VALUES, ...grid, readySeasons: plan.shop.plan.readySeasons };
      const [found] = requirementForLevel({ queues: [demand], ...level }).queues;
      return [queue.id, Float64Array.from({ length: to - from }, (_, i) => found?.agents[i - first] ?? 0)];
    }),
  );
}

function intervalsOf(
  { rest, readings }: Seen,
  { grid }: SeasonBasis,
  moment: MomentOfDay,
  groups: readonly GroupToday[],
  needed: Ground["needed"],
): IntradayReport["intervals"] {
  return rest.queues.flatMap(({ queue, demand, first }) => {
    const reading = readings.find((one) => one.queue === queue.id);
    const heads = headsOf(groups, queue.id, moment.to - moment.from);
    const rows: IntradayReport["intervals"][number][] = [];
    for (let i = moment.next - moment.from; i < moment.to - moment.from; i += 1) {
      if (demand.open[i - first] !== 1) continue;
      const agents = needed.get(queue.id)?.[i] ?? 0;
      rows.push({
        queue: queue.id,
        start: grid.zone.formatInstant(grid.startsMs[moment.from + i] ?? 0),
        contacts: hundredths((reading?.planned[i] ?? 0) * (reading?.factor.mean ?? 1)),
        agents,
        heads: hundredths(heads[i] ?? 0),
        required: headsFor(agents, queue.shrinkage),
      });
    }
    return rows;
  });
}

/** Beyond so many standard deviations the plan did not know its own doubt. */
const ODD = 5;

function ownRemarks({ roster }: Plan, { rest, readings }: Seen, moment: MomentOfDay): string[] {
  const isOver = rest.queues.every(({ cellOf }) => cellOf.every((cell) => cell < 0));
  return [
    ...(isOver ? ["No queue is open any more today: nothing is left to decide."] : []),
    ...(moment.notOver > moment.from && readings.every(({ forecast }) => forecast === 0)
      ? ["No contacts of today were told yet: the rest of the day is as planned."]
      : []),
    ...readings
      .filter(({ surprise }) => Math.abs(surprise) > ODD)
      .map(
        ({ queue, surprise }) =>
          `${queue}: so ${surprise > 0 ? "many" : "few"} contacts lie far outside what the plan thought possible. Look for the cause; if it lasts, more of the day changes than is said here.`,
      ),
    ...(roster === null ? ["Nobody is rostered by name: breaks stand in the shrinkage and cannot be moved."] : []),
  ];
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
