import { costPerHourOn, type IntradayStep, type Plan, type Team } from "@springtide/contracts";
import type { SeasonBasis } from "../basis.ts";
import type { MomentOfDay } from "./moment-of-day.ts";
import type { GroupToday } from "./people-now.ts";
import type { RestOfDay } from "./rest-of-day.ts";

/** One thing that can still be done today, for one head. Intervals are those of the day, from 0. */
export interface Way {
  readonly kind: IntradayStep["kind"];
  readonly subject: string;
  /** Stretch that is told: its first interval, and the one after its last. */
  readonly from: number;
  readonly to: number;
  /** What each head adds to the ledger beside what was planned; below 0 where it saves. */
  readonly cost: number;
  readonly most: number;
  /** Where the head works then: any one of these queues, and as how much of one of the queue's own. */
  readonly adds: readonly { readonly interval: number; readonly queues: readonly string[]; readonly part: number }[];
  /** Nothing changes by it: what was planned. */
  readonly isAsPlanned: boolean;
  /** Until when it can be said. */
  readonly byMs: number | null;
  readonly words: string;
}

/** Ways that share people: heads of groups that are taken off first and come back by one of the ways. */
export interface Ways {
  readonly ways: readonly Way[];
  readonly limits: readonly {
    readonly name: string;
    readonly most: number;
    readonly uses: readonly (readonly [way: number, amount: number])[];
  }[];
}

/** What ways are found from. */
export interface Ground {
  readonly plan: Plan;
  readonly basis: SeasonBasis;
  readonly moment: MomentOfDay;
  readonly rest: RestOfDay;
  /** Heads there, taken off as ways claim them: [group][place in its list][interval of the day]. */
  readonly heads: readonly (readonly Float64Array[])[];
  readonly groups: readonly GroupToday[];
  /** Agents that each queue needs at the plan's level by what came so far, by interval of the day. */
  readonly needed: ReadonlyMap<string, Float64Array>;
}

/** Intervals of the day that can still be changed. */
export function placesLeft({ from, next, to }: MomentOfDay): number[] {
  return Array.from({ length: to - next }, (_, i) => next - from + i);
}

/** Whether anybody can work one of the queues in an interval. */
export function isOpenFor({ rest }: Pick<Ground, "rest">, queues: readonly string[], interval: number): boolean {
  return rest.queues.some(({ queue, cellOf }) => queues.includes(queue.id) && (cellOf[interval] ?? -1) >= 0);
}

/** Start of an interval of the day. */
export function startOf({ basis: { grid }, moment }: Pick<Ground, "basis" | "moment">, interval: number): number {
  const t = moment.from + interval;
  return grid.startsMs[t] ?? (grid.startsMs[t - 1] ?? 0) + (grid.seconds[t - 1] ?? 0) * 1000;
}

/** Hours from the start of one interval of the day to that of another. */
export function hoursBetween(ground: Pick<Ground, "basis" | "moment">, from: number, to: number): number {
  return (startOf(ground, to) - startOf(ground, from)) / 3_600_000;
}

/** What an hour of a team costs on the day of an interval. */
export function costPerHourAt(ground: Pick<Ground, "basis" | "moment">, team: Team, interval: number): number {
  return costPerHourOn(team, ground.basis.grid.zone.formatInstant(startOf(ground, interval)));
}

/** The clock at the start of an interval. */
export function clockOf(ground: Pick<Ground, "basis" | "moment">, interval: number): string {
  return ground.basis.grid.zone.formatInstant(startOf(ground, interval)).slice(11, 16);
}

/** Takes heads of a group off an interval, from the queue where most of them are. Null where there are not so many. */
export function takeOff({ heads }: Ground, group: number, interval: number, count: number): number | null {
  const own = heads[group] ?? [];
  const counts = own.map((ofQueue) => ofQueue[interval] ?? 0);
  const place = counts.indexOf(Math.max(...counts));
  const there = own[place];
  if (there === undefined || (there[interval] ?? 0) < count) return null;
  there[interval] = (there[interval] ?? 0) - count;
  return place;
}
