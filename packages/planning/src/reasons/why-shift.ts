import type { Wish } from "../rosters/roster-problem.ts";
import { totalOf, touchedWishes, type PersonCost } from "../rosters/person-cost.ts";
import { costOfPerson } from "./contract-use.ts";
import { intervalsWorked } from "./intervals-worked.ts";
import { withoutShift, type KnownPerson, type KnownShift } from "./known-person.ts";
import type { Stretch } from "./obstacle.ts";
import type { RosterReading } from "./roster-reading.ts";
import { tightLimits, type TightLimit } from "./tight-limits.ts";

/** A stretch that somebody on a shift serves one queue; null where nobody needs them. */
export interface ServedStretch extends Stretch {
  readonly queue: number | null;
}

/** Why a shift is there: what it does, what is lost without it, and how near it comes to the limits around it. */
export interface WhyShift {
  /** Index into the shifts of the answer. */
  readonly shift: number;
  readonly person: number;
  readonly serves: readonly ServedStretch[];
  /** Head-hours of demand that the person serves, and hours at work in which nobody needs them. */
  readonly servedHours: number;
  readonly idleHours: number;
  readonly without: {
    /** Head-hours missing more, by queue, when the shift is dropped and everybody else split over the queues anew. */
    readonly missingHours: readonly number[];
    /** What those head-hours cost more. */
    readonly shortfall: number;
    /** What the person would cost less: hours paid whether worked or not are paid all the same. */
    readonly spared: PersonCost;
    /** What the roster costs more without the shift; below 0 it would be cheaper. */
    readonly cost: number;
  };
  readonly wishesGranted: readonly Wish[];
  readonly wishesPassedOver: readonly Wish[];
  /** Limits around the shift, the tightest first. */
  readonly limits: readonly TightLimit[];
}

/**
 * Why a shift is in the roster. Exact: the heads are split over the queues again without it, interval by interval; nothing is read from
 * prices of a relaxation. What others could have done instead, had they been given other shifts, is another question.
 * @throws RangeError for a shift that the answer does not have
 */
export function whyShift(reading: RosterReading, shift: number): WhyShift {
  const { of, own } = shiftOf(reading, shift);
  const worked = intervalsWorked(reading.problem, own);
  const serves = servedStretches(reading, of.frame.index, worked);
  const all = of.frame.person.wishes;
  const here = touchedWishes(all, [own]);
  return {
    shift,
    person: of.frame.index,
    serves,
    servedHours: hoursOf(serves.filter(({ queue }) => queue !== null)),
    idleHours: hoursOf(serves.filter(({ queue }) => queue === null)),
    without: lostWithout(reading, of, own, worked),
    wishesGranted: all.filter(({ kind }, i) => here[i] === true && kind === "work"),
    wishesPassedOver: all.filter(({ kind }, i) => here[i] === true && kind === "off"),
    limits: tightLimits(reading.problem, of, own),
  };
}

function shiftOf({ answer, people }: RosterReading, shift: number): { of: KnownPerson; own: KnownShift } {
  const asked = answer.shifts[shift];
  const of = people[asked?.person ?? -1];
  const own = of?.shifts.find(({ startMs, endMs }) => startMs === asked?.startMs && endMs === asked.endMs);
  if (of === undefined || own === undefined) throw new RangeError(`Shift ${shift} of ${answer.shifts.length}.`);
  return { of, own };
}

function lostWithout(
  reading: RosterReading,
  of: KnownPerson,
  own: KnownShift,
  worked: readonly number[],
): WhyShift["without"] {
  const lost = coverLost(reading, of.frame.index, worked);
  const [before, after] = [costOfPerson(reading.frame, of), costOfPerson(reading.frame, withoutShift(of, own))];
  const spared = {
    wages: before.wages - after.wages,
    overtime: before.overtime - after.overtime,
    wishes: before.wishes - after.wishes,
    fairness: before.fairness - after.fairness,
  };
  return { ...lost, spared, cost: lost.shortfall - totalOf(spared) };
}

function coverLost(
  { problem, crew }: RosterReading,
  person: number,
  worked: readonly number[],
): { missingHours: number[]; shortfall: number } {
  const missingHours = problem.demand.map(() => 0);
  let shortfall = 0;
  for (const t of worked) {
    const margin = crew.marginAt(t, crew.groupOf[person] ?? -1, -1);
    shortfall += margin.cost;
    margin.missing.forEach((heads, queue) => {
      missingHours[queue] = (missingHours[queue] ?? 0) + (heads * (problem.seconds[t] ?? 0)) / 3600;
    });
  }
  return { missingHours, shortfall };
}

function servedStretches({ problem, crew }: RosterReading, person: number, worked: readonly number[]): ServedStretch[] {
  const stretches: ServedStretch[] = [];
  for (const t of worked) {
    const queue = crew.queueAt(t, person);
    const fromMs = problem.startsMs[t] ?? 0;
    const toMs = fromMs + (problem.seconds[t] ?? 0) * 1000;
    const last = stretches.at(-1);
    if (last?.queue === queue && last.toMs === fromMs) stretches[stretches.length - 1] = { ...last, toMs };
    else stretches.push({ queue, fromMs, toMs });
  }
  return stretches;
}

function hoursOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs) / 3_600_000, 0);
}
