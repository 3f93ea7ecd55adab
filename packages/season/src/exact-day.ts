import { isoDay } from "@springtide/calendar";
import type { ExactDay, ExactQueueDay, Plan } from "@springtide/contracts";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { Refusal, stopIfCancelled } from "@springtide/refusal";
import type { SeasonBasis } from "./basis.ts";
import { dayInPlan } from "./day-in-plan.ts";
import { isDeferred } from "./deferred.ts";
import type { Demand } from "./demand.ts";
import { exactService, playOut } from "./exact-service.ts";
import { agentsPlanned, agentsRequired, lineDay, type LineDay } from "./line-day.ts";

/** Seasons a day is played out on if nobody says: enough for its bands, few enough to wait for. */
export const SEASONS_PLAYED = 40;

/** Which day is asked about. */
export interface DayQuestion {
  /** A local day of the plan, such as 2027-11-01. */
  readonly day: string;
  /** One queue; every queue whose customers wait on the line if not given. */
  readonly queue?: string;
  /** How many of the drawn seasons: the first so many, at most all; 40 if not given. */
  readonly seasons?: number;
}

/**
 * One local day of a plan as it would really pass, season by season: the law of everyone present through the day, with
 * the queue's patience whatever model found the agents, once with the people planned and once with those required.
 * Agents are whole: heads less shrinkage, rounded down. A line that is open at midnight is followed from two hours before.
 * @throws Refusal for a day outside the plan, a queue that is not there or whose work waits in a pile; Cancelled
 */
export function exactDayOf(
  plan: Plan,
  basis: SeasonBasis,
  demand: Demand,
  { day, queue, seasons = SEASONS_PLAYED }: DayQuestion,
  progress?: Progress,
  cancel?: CancelSignal,
): ExactDay {
  const { grid } = basis;
  const dayIndex = dayInPlan(basis, day);
  const lines = linesOf(plan, basis, demand, dayIndex).filter((line) => queue === undefined || line.queue.id === queue);
  if (queue !== undefined && lines.length === 0) throw noSuchLine(plan, queue);
  const count = Math.max(1, Math.min(Math.floor(seasons), basis.paths));
  const [from, to] = [grid.dayOffsets[dayIndex] ?? 0, grid.dayOffsets[dayIndex + 1] ?? 0];
  return {
    day: isoDay(grid.firstDay + dayIndex),
    seasons: count,
    starts: [...grid.startsMs.subarray(from, to)].map((ms) => grid.zone.formatInstant(ms)),
    queues: lines.map((line, i) => {
      stopIfCancelled(cancel);
      progress?.(i, lines.length, `Playing out ${line.queue.id} on ${count} seasons`);
      return exactQueueDay(plan, line, count);
    }),
  };
}

function exactQueueDay(plan: Plan, line: LineDay, seasons: number): ExactQueueDay {
  const staffing = staffingOf(plan, line);
  const served = (agents: Uint16Array) => exactService(line, agents, playOut(line, agents, seasons));
  const { definition, share, withinSeconds } = line.queue.target;
  return {
    queue: line.queue.id,
    definition,
    share,
    withinSeconds,
    contacts: contactsPlayed(line, seasons),
    planned: served(agentsPlanned(staffing, line)),
    required: served(agentsRequired(staffing, line)),
  };
}

/** Mean contacts of the seasons that a day is played out on, by interval of the day. */
export function contactsPlayed(line: LineDay, seasons: number): number[] {
  const contacts = new Float64Array(line.to - line.from);
  for (let season = 0; season < seasons; season += 1) {
    const ofSeason = line.contactsOf(season);
    contacts.forEach((sum, i) => {
      contacts[i] = sum + (ofSeason[line.from - line.leadFrom + i] ?? 0) / seasons;
    });
  }
  return Array.from(contacts, (count) => Math.round(count * 100) / 100);
}

/** The plan's queues whose customers wait on the line, on one day. */
export function linesOf(plan: Pick<Plan, "shop">, basis: SeasonBasis, demand: Demand, dayIndex: number): LineDay[] {
  return demand.queues.flatMap((drawn) => {
    const queue = plan.shop.queues.find(({ id }) => id === drawn.queue);
    return queue === undefined || isDeferred(queue) ? [] : [lineDay(basis, drawn, queue, dayIndex)];
  });
}

/** The staffing of a line's queue; a plan has one for each of its queues. */
export function staffingOf(plan: Pick<Plan, "staffing">, { queue }: LineDay): Plan["staffing"][number] {
  const staffing = plan.staffing.find((candidate) => candidate.queue === queue.id);
  if (staffing === undefined) throw new Error(`no staffing of ${queue.id}`);
  return staffing;
}

function noSuchLine(plan: Plan, queue: string): Refusal {
  const known = plan.shop.queues.some(({ id }) => id === queue);
  const lines = plan.shop.queues.filter((candidate) => !isDeferred(candidate)).map(({ id }) => id);
  return new Refusal({
    code: known ? "queue-without-line" : "unknown-queue",
    place: { field: "/queue" },
    found: queue,
    rule: known ? "only a line of waiting customers is played out through the day" : "a queue of the plan is named",
    remedy: lines.length === 0 ? "This plan has no such queue." : `Name one of: ${lines.join(", ")}.`,
  });
}
