import { LONGEST_SECONDS, refuse, requireAgents } from "../domain.ts";
import { headsOf } from "./agents-to-heads.ts";
import { shrinkageByInterval, type ShrinkageOverTime, type Weeks, weeksOf } from "./weeks.ts";

/** From agents to contracts: what `fteChain` is asked. */
export interface FteQuestion {
  /** Positions that take contacts, by interval. */
  readonly agents: ArrayLike<number>;
  readonly intervalSeconds: number;
  /** Share of rostered time away from contacts: breaks, coaching, meetings. */
  readonly inShiftShrinkage: ShrinkageOverTime;
  /** Share of paid time that is never rostered: leave, sickness, training days. */
  readonly outOfShiftShrinkage: ShrinkageOverTime;
  /** Paid hours a week of one full-time contract. */
  readonly contractHoursPerWeek: number;
  /** A whole number for each interval that tells its week; stretches of seven days from the first if not given. */
  readonly weekOfInterval?: ArrayLike<number>;
}

/** Hours at each step of the chain, and the contracts that they take. */
export interface FteHours {
  /** Hours in which somebody takes contacts. */
  readonly agentHours: number;
  /** Hours on the roster before heads are rounded up. */
  readonly rosteredHoursBeforeRounding: number;
  readonly rosteredHours: number;
  readonly paidHours: number;
  /** Paid hours / contract hours of the same time; not rounded. */
  readonly fte: number;
}

export interface FteChain {
  /** Every step of every interval, in the order in which it is taken. */
  readonly intervals: {
    readonly agents: Float64Array;
    readonly inShiftShrinkage: Float64Array;
    readonly headsBeforeRounding: Float64Array;
    readonly heads: Float64Array;
    readonly rosteredHours: Float64Array;
    readonly outOfShiftShrinkage: Float64Array;
    readonly paidHours: Float64Array;
  };
  readonly weeks: readonly (FteHours & { readonly week: number })[];
  /** Over all weeks: `fte` is the mean of the weeks, `peakFte` that of the week that takes most. */
  readonly totals: FteHours & { readonly peakFte: number };
}

type Intervals = FteChain["intervals"];

/**
 * From agents in each interval to contracts: heads = agents / (1 - in-shift shrinkage), rounded up once (`agentsToHeads`);
 * paid hours = heads x hours / (1 - out-of-shift shrinkage); FTE = paid hours / contract hours, not rounded.
 * Both shrinkages divide. Both change with the season: in a peak there is no leave, but more sickness and more training
 * of temps, so they are taken by interval or by week. A week that the intervals cover in part counts its hours against
 * a whole week's contract. Who can work which shift is not asked: a roster with breaks and shift lengths takes more.
 * Every step is returned, so that an answer can be opened up.
 * Source: definition. Cost: O(intervals).
 * @throws Refusal for agents below 0, a shrinkage outside [0, 1), contract hours outside (0, 168], or lists of unlike
 * length
 * @example fteChain({ agents: [7, 7, 7, 7], intervalSeconds: 3600, inShiftShrinkage: 0.3, outOfShiftShrinkage: 0.2, contractHoursPerWeek: 40 }).totals.fte // => 1.25
 */
export function fteChain(question: FteQuestion): FteChain {
  const { agents, intervalSeconds, contractHoursPerWeek } = question;
  requireTimes(intervalSeconds, contractHoursPerWeek);
  const weeks = weeksOf(agents.length, intervalSeconds, question.weekOfInterval);
  const inShift = shrinkageByInterval(question.inShiftShrinkage, weeks, "/inShiftShrinkage");
  const outOfShift = shrinkageByInterval(question.outOfShiftShrinkage, weeks, "/outOfShiftShrinkage");
  const intervals = emptyIntervals(agents.length, inShift, outOfShift);
  const intervalHours = intervalSeconds / 3600;
  for (let interval = 0; interval < agents.length; interval += 1) {
    const positions = agents[interval] ?? NaN;
    requireAgents(positions, `/agents/${interval}`);
    const heads = headsOf(positions, inShift[interval] ?? 0);
    const rosteredHours = heads * intervalHours;
    intervals.agents[interval] = positions;
    intervals.headsBeforeRounding[interval] = positions / (1 - (inShift[interval] ?? 0));
    intervals.heads[interval] = heads;
    intervals.rosteredHours[interval] = rosteredHours;
    intervals.paidHours[interval] = rosteredHours / (1 - (outOfShift[interval] ?? 0));
  }
  return { intervals, ...summed(intervals, weeks, intervalHours, contractHoursPerWeek) };
}

function emptyIntervals(count: number, inShiftShrinkage: Float64Array, outOfShiftShrinkage: Float64Array): Intervals {
  return {
    agents: new Float64Array(count),
    inShiftShrinkage,
    headsBeforeRounding: new Float64Array(count),
    heads: new Float64Array(count),
    rosteredHours: new Float64Array(count),
    outOfShiftShrinkage,
    paidHours: new Float64Array(count),
  };
}

function summed(
  intervals: Intervals,
  weeks: Weeks,
  intervalHours: number,
  contractHours: number,
): Pick<FteChain, "weeks" | "totals"> {
  const byWeek = (values: Float64Array, hours: number): Float64Array => {
    const sums = new Float64Array(weeks.labels.length);
    values.forEach((value, interval) => {
      const week = weeks.ofInterval[interval] ?? 0;
      sums[week] = (sums[week] ?? 0) + value * hours;
    });
    return sums;
  };
  const agentHours = byWeek(intervals.agents, intervalHours);
  const before = byWeek(intervals.headsBeforeRounding, intervalHours);
  const rosteredHours = byWeek(intervals.rosteredHours, 1);
  const paidHours = byWeek(intervals.paidHours, 1);
  const perWeek = weeks.labels.map((week, position) => ({
    week,
    agentHours: agentHours[position] ?? 0,
    rosteredHoursBeforeRounding: before[position] ?? 0,
    rosteredHours: rosteredHours[position] ?? 0,
    paidHours: paidHours[position] ?? 0,
    fte: (paidHours[position] ?? 0) / contractHours,
  }));
  const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
  return {
    weeks: perWeek,
    totals: {
      agentHours: total(agentHours),
      rosteredHoursBeforeRounding: total(before),
      rosteredHours: total(rosteredHours),
      paidHours: total(paidHours),
      fte: total(paidHours) / (contractHours * Math.max(1, perWeek.length)),
      peakFte: perWeek.reduce((most, { fte }) => Math.max(most, fte), 0),
    },
  };
}

function requireTimes(intervalSeconds: number, contractHoursPerWeek: number): void {
  if (!(intervalSeconds > 0 && intervalSeconds <= LONGEST_SECONDS)) {
    refuse(
      "interval-out-of-range",
      "/intervalSeconds",
      intervalSeconds,
      "an interval is above 0 and at most 30 days long",
      "Give its length in seconds, such as 900 for a quarter of an hour.",
    );
  }
  if (!(contractHoursPerWeek > 0 && contractHoursPerWeek <= 168)) {
    refuse(
      "contract-hours-out-of-range",
      "/contractHoursPerWeek",
      contractHoursPerWeek,
      "a week has 168 hours and a contract some of them",
      "Give the paid hours a week of a full-time contract, such as 38.5.",
    );
  }
}
