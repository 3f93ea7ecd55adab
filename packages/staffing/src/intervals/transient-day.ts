import { requireOneForEach } from "./by-interval.ts";
import type { Closing } from "./closing.ts";
import { TransientRun, type TransientWork } from "./transient-run.ts";
import type { TransientInterval } from "./transient-interval.ts";
import { type TransientSummary, wholeDay } from "./whole-day.ts";

/** A day (or a week): its work, and the agents of each interval. */
export interface TransientQuestion extends TransientWork {
  /** Whole agents in each interval. With none and no contacts the doors are closed. */
  readonly agents: ArrayLike<number>;
}

/** A day as it really passes. */
export interface TransientDay {
  readonly intervals: readonly TransientInterval[];
  readonly day: TransientSummary;
  /** Each time the doors close, and after the last interval; none where nobody stays on (`keepServingAfterClose`). */
  readonly closings: readonly Closing[];
}

function isOpen({ contactsPerHour, agents }: TransientQuestion, index: number): boolean {
  return (agents[index] ?? 0) > 0 || (contactsPerHour[index] ?? 0) > 0;
}

/**
 * How a day passes with these agents: the law of the number of contacts present at every moment, from the first to the
 * last, by the forward equations of M(t)/M/n(t)+G. Nothing is taken to be in steady state: the empty floor at opening, a
 * backlog, a rush, an overload and the line it leaves behind are in the figures, where steady-state formulas miss
 * single intervals by up to 40 points.
 *
 * Assumes Poisson arrivals with a rate constant within each interval, exponential handling times, one line served in
 * order. What each contact meets is told in `TransientInterval`: a contact that arrives finds what the mean law of its
 * interval says, and its own wait is worked out with the team as it is then, so near a change of team service levels
 * are off by about the threshold over the interval. slOffered, slAnswered and the others are five shares of one answer.
 *
 * Exact for endless and exponential patience, with balking, to about 3e-5 in any probability at the steps taken if none
 * are given, and a quarter of that at half the step. Any other law of patience (segments, hazards, overflow after a time) enters by hang-up rates that
 * depend on the length of the line: exact in every steady state, an approximation between them (see the tests for its
 * size). A week with nights is one long day with intervals of no contacts and no agents; an empty house takes no steps.
 *
 * Source: Crank & Nicolson (1947); Rannacher (1984), Numerische Mathematik 43, 309-327; Brandt & Brandt (2002), Queueing
 * Systems 41, 73-94. Cost: about ten multiplications a state and step: some 12 ms for 96 quarter hours of 100 agents.
 * @throws Refusal for lists of different lengths, broken agents, or any value that cannot be; for "steady" where the
 * first interval has no steady state
 * @example transientDay({ contactsPerHour: [60], agents: [8], intervalSeconds: 1800, ahtSeconds: 300, patience: null, withinSeconds: 20 }).intervals[0].waitProbability // about 0.0980
 */
export function transientDay(question: TransientQuestion): TransientDay {
  const { contactsPerHour, agents } = question;
  requireOneForEach(agents, contactsPerHour.length, "/agents");
  const run = new TransientRun(question);
  run.open(agents[0] ?? 0);
  const intervals: TransientInterval[] = [];
  const closings: Closing[] = [];
  const startMeanInSystem = run.meanPresent();
  for (let index = 0; index < contactsPerHour.length; index += 1) {
    intervals.push(run.pass(index, agents[index] ?? 0));
    const closes = isOpen(question, index) && (index + 1 === contactsPerHour.length || !isOpen(question, index + 1));
    if (closes && question.keepServingAfterClose !== false) closings.push(run.closing(index));
  }
  return { intervals, day: wholeDay(question, intervals, startMeanInSystem), closings };
}
