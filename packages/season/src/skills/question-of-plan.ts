import { civilDay, isoDay } from "@springtide/calendar";
import { costPerHourOn, type Plan, type Queue, type SkillMixRequest } from "@springtide/contracts";
import { Refusal, type CancelSignal, type Progress } from "@springtide/refusal";
import { basisOfPlan, type SeasonBasis } from "../basis.ts";
import { isDeferred } from "../deferred.ts";
import { drawDemand, type Demand } from "../demand.ts";

/** Which moment of a plan is asked about, and what people with several skills cost. */
export interface PlanMoment {
  /** A local time of the plan's zone, such as 2016-04-04T10:00; the busiest interval of the plan if not given. */
  readonly at?: string;
  /** How much more an hour of somebody with several skills costs: 0.08 is 8 %; nothing if not given. */
  readonly premium?: number;
}

/** A plan's moment as a question of skills. */
export interface SkillQuestionOfPlan {
  readonly request: SkillMixRequest;
  /** The start of the interval, with its offset. */
  readonly start: string;
}

const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/;

/**
 * One interval of a plan as a question of skills. Queues: the lines that are open then, with as many contacts as the plan makes ready for
 * (its quantile of the possible seasons) and the handling times of that hour. Groups: for each of them people who take nothing else, and for
 * every team that serves several of them people like that, in its order of priority; at the cost of the cheapest such team, shrinkage
 * added. Where the clocks show a time twice, the first is meant.
 * @throws Refusal for a time that is none, outside the plan, or at which no line is open; Cancelled
 */
export function skillQuestionOfPlan(
  plan: Plan,
  { at, premium = 0 }: PlanMoment,
  progress?: Progress,
  cancel?: CancelSignal,
): SkillQuestionOfPlan {
  const basis = basisOfPlan(plan);
  const demand = drawDemand(basis, progress, cancel);
  const lines = linesOfPlan(plan, basis, demand);
  const interval = at === undefined ? busiest(lines, basis) : intervalAt(basis, at);
  const start = basis.grid.zone.formatInstant(basis.grid.startsMs[interval] ?? 0);
  const open = lines.filter((line) => line.open[interval] === 1 && line.rate(interval) > 0);
  if (open.length === 0) throw nothingOpen(start);
  return { request: requestOf(paidOn(plan, start), open, interval, premium), start };
}

/** The plan at the wages of a day. */
function paidOn(plan: Plan, day: string): Plan {
  const teams = plan.shop.teams.map((team) => ({ ...team, costPerHour: costPerHourOn(team, day), wages: [] }));
  return { ...plan, shop: { ...plan.shop, teams } };
}

interface PlanLine {
  readonly queue: Queue;
  readonly open: Uint8Array;
  readonly ahtSeconds: (interval: number) => number;
  /** Contacts an hour that the plan makes ready for. */
  readonly rate: (interval: number) => number;
}

function linesOfPlan(plan: Plan, { grid, paths }: SeasonBasis, demand: Demand): PlanLine[] {
  const intervals = grid.startsMs.length;
  return demand.queues.flatMap(({ queue: id, open, intervalRates, aht }) => {
    const queue = plan.shop.queues.find((one) => one.id === id);
    if (queue === undefined || isDeferred(queue)) return [];
    const rate = (interval: number): number => {
      const ofSeasons = Float64Array.from(
        { length: paths },
        (_, path) => intervalRates[path * intervals + interval] ?? 0,
      );
      const rank = Math.min(paths - 1, Math.max(0, Math.ceil(plan.level.intervalQuantile * paths) - 1));
      return ((ofSeasons.sort()[rank] ?? 0) * 3600) / (grid.seconds[interval] ?? 3600);
    };
    return [{ queue, open, rate, ahtSeconds: (interval) => aht.ofInterval?.[interval] ?? aht.meanSeconds }];
  });
}

/** The interval in which most people would be busy if nobody waited. */
function busiest(lines: readonly PlanLine[], { grid }: SeasonBasis): number {
  let [most, found] = [-1, 0];
  for (let interval = 0; interval < grid.startsMs.length; interval += 1) {
    const load = lines.reduce(
      (sum, line) => sum + (line.open[interval] === 1 ? line.rate(interval) * line.ahtSeconds(interval) : 0),
      0,
    );
    if (load > most) [most, found] = [load, interval];
  }
  return found;
}

function intervalAt({ grid }: SeasonBasis, at: string): number {
  const [, day = "", hour = "", minute = ""] = LOCAL_TIME.exec(at) ?? [];
  if (day === "" || Number.isNaN(Date.parse(`${day}T00:00:00Z`)))
    throw new Refusal({
      code: "not-a-local-time",
      place: { field: "/at" },
      found: at,
      rule: "a moment of a plan is a local time of its zone",
      remedy: "Write it like 2016-04-04T10:00.",
    });
  const [instant] = grid.zone.instantsOf(civilDay(day), Number(hour) * 60 + Number(minute));
  const interval =
    instant === undefined
      ? -1
      : grid.startsMs.findIndex((start, i) => start <= instant && instant < start + (grid.seconds[i] ?? 0) * 1000);
  if (interval >= 0) return interval;
  throw new Refusal({
    code: "moment-outside-plan",
    place: { field: "/at" },
    found: at,
    rule: `the plan covers the ${grid.days} days from ${isoDay(grid.firstDay)}, and clocks must show the time`,
    remedy: "Name a time within them.",
  });
}

function nothingOpen(start: string): Refusal {
  return new Refusal({
    code: "no-line-open",
    place: { field: "/at" },
    found: `no contacts on a line at ${start}`,
    rule: "skills are mixed for lines that are open and have contacts",
    remedy: "Name another time, or leave it out for the busiest interval of the plan.",
  });
}

function requestOf(plan: Plan, open: readonly PlanLine[], interval: number, premium: number): SkillMixRequest {
  return {
    currency: plan.shop.currency,
    crossTraining: null,
    halfWidth: 0.005,
    seed: plan.seed,
    curve: false,
    queues: open.map(({ queue, rate, ahtSeconds }) => ({
      id: queue.id,
      contactsPerHour: rate(interval),
      ahtSeconds: ahtSeconds(interval),
      patience: queue.patience.law,
      target: queue.target,
    })),
    groups: [
      ...open.map(({ queue }) => groupOf(plan, open, [queue.id], 0)),
      ...severalSkills(plan, open).map((skills) => groupOf(plan, open, skills, premium)),
    ],
  };
}

/** The different lists of open lines that teams serve, where there are several in one. */
function severalSkills({ shop }: Plan, open: readonly PlanLine[]): string[][] {
  const lists = shop.teams.map(({ serves }) => serves.filter((id) => open.some(({ queue }) => queue.id === id)));
  return [...new Map(lists.filter(({ length }) => length > 1).map((list) => [list.join(), list])).values()];
}

function groupOf(
  { shop }: Plan,
  open: readonly PlanLine[],
  skills: readonly string[],
  premium: number,
): SkillMixRequest["groups"][number] {
  const able = shop.teams.filter(({ serves }) => skills.every((skill) => serves.includes(skill)));
  const costs = (able.length > 0 ? able : shop.teams).map(({ costPerHour }) => costPerHour).filter((cost) => cost > 0);
  const taken = open.filter(({ queue }) => skills.includes(queue.id));
  const shrinkage = taken.reduce((sum, { queue }) => sum + queue.shrinkage, 0) / taken.length;
  const cost = costs.length > 0 ? Math.min(...costs) : 1;
  return {
    id: skills.length === 1 ? `${skills[0] ?? ""}-only` : skills.join("-and-"),
    takes: "in-order",
    costPerHour: (cost * (1 + premium)) / (1 - shrinkage),
    least: 0,
    most: null,
    skills: skills.map((queue) => ({ queue, ahtFactor: 1 })),
  };
}
