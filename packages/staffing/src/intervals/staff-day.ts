import { requireWholeAgents } from "../domain.ts";
import type { Patience } from "../patience/patience.ts";
import type { QueueModel } from "../queue-model.ts";
import { staffingSearch } from "../search/staffing-search.ts";
import type { Targets } from "../targets/targets.ts";
import { atInterval, placeOf, requireOneForEach, type ByInterval } from "./by-interval.ts";
import { leastThatDoes } from "../search/least-that-does.ts";
import { offeredLoadPath } from "./offered-load-path.ts";
import { targetsMet } from "./targets-met.ts";
import { transientDay, type TransientDay } from "./transient-day.ts";
import { TransientRun, type TransientWork } from "./transient-run.ts";

/** Beyond twice the searched team and so many more, agents are not the remedy. */
const EXTRA_AGENTS = 20;

/** A day to be staffed: its work, the model of its queue and what must be kept in every interval. */
export interface StaffingDay extends Omit<
  TransientWork,
  "patience" | "withinSeconds" | "shortAbandonSeconds" | "start"
> {
  readonly model: QueueModel;
  readonly targets: Targets;
  /** Whole agents at least in each interval: one number for every interval with contacts, or a list. 0 if not given. */
  readonly minimum?: ByInterval;
}

/** Agents for each interval, and how the day passes with them. */
export interface StaffedDay extends TransientDay {
  readonly agents: Uint32Array;
  /** What the search on the offered load alone had said. */
  readonly searchedAgents: Uint32Array;
  /** Intervals in which following the queue through the day changed the answer. */
  readonly repairs: number;
  /** Whether each interval meets all targets; one without contacts does. */
  readonly intervalsMet: readonly boolean[];
  /** Whether the day does, all its contacts together. */
  readonly dayMet: boolean;
  /** False where an interval stays short of its targets however many agents within reason it is given. */
  readonly finished: boolean;
}

function patienceOf(model: QueueModel): Patience | null {
  switch (model.kind) {
    case "erlang-c":
      return null;
    case "erlang-a":
      return { law: { kind: "exponential", meanSeconds: model.patienceSeconds } };
    case "patience":
      return model.patience;
  }
}

function workOf(day: StaffingDay, withinSeconds: number): TransientWork {
  const shortAbandonSeconds = day.targets.serviceLevel?.shortAbandonSeconds;
  return {
    ...day,
    patience: patienceOf(day.model),
    withinSeconds,
    ...(shortAbandonSeconds === undefined ? {} : { shortAbandonSeconds }),
  };
}

/** The day followed at the seconds of each target: once for the service level, once more where there is a percentile. */
class JudgedRun {
  readonly #day: StaffingDay;
  readonly #runs: readonly TransientRun[];

  constructor(day: StaffingDay) {
    const { serviceLevel, waitPercentile } = day.targets;
    const times = [serviceLevel?.withinSeconds ?? 0, ...(waitPercentile === undefined ? [] : [waitPercentile.seconds])];
    this.#day = day;
    this.#runs = times.map((seconds) => new TransientRun(workOf(day, seconds)));
  }

  /** An interval without contacts passes with the agents it has. */
  leave(index: number, agents: number): number {
    for (const run of this.#runs) {
      if (index === 0) run.open(agents);
      run.pass(index, agents);
    }
    return agents;
  }

  /** The least agents from the floor on that keep all targets in this interval after the day so far; goes on with them. */
  staff(index: number, floor: number, searched: number): number | null {
    if (index === 0) for (const run of this.#runs) run.open(Math.max(floor, searched));
    const before = this.#runs.map((run) => run.save());
    const pass = (agents: number): boolean => {
      const [judged, atPercentile = judged] = this.#runs.map((run, k) => {
        const moment = before[k];
        if (moment !== undefined) run.resume(moment);
        return run.pass(index, agents);
      });
      return judged !== undefined && atPercentile !== undefined && targetsMet(judged, atPercentile, this.#day.targets);
    };
    const guess = Math.max(floor, searched);
    const cap = 2 * guess + EXTRA_AGENTS;
    const least = leastThatDoes(pass, { floor, guess, cap });
    pass(least ?? guess);
    return least;
  }
}

function followed(
  day: StaffingDay,
  agents: Uint32Array,
): { readonly passed: TransientDay; readonly met: boolean[]; readonly dayMet: boolean } {
  const { targets } = day;
  const passed = transientDay({ ...workOf(day, targets.serviceLevel?.withinSeconds ?? 0), agents });
  const atPercentile =
    targets.waitPercentile === undefined
      ? passed
      : transientDay({ ...workOf(day, targets.waitPercentile.seconds), agents });
  const met = passed.intervals.map(
    (interval, index) =>
      interval.contacts === 0 || targetsMet(interval, atPercentile.intervals[index] ?? interval, targets),
  );
  return { passed, met, dayMet: passed.day.contacts === 0 || targetsMet(passed.day, atPercentile.day, targets) };
}

/**
 * The agents that each interval of a day needs, and the day as it passes with them. A search on the modified offered
 * load (`offeredLoadPath`) gives a first answer; then the exact queue is followed through the day, and each interval in
 * turn gets the least agents that meet its targets after all that came before: one or more beyond the search where a
 * rush or a line of earlier intervals asks for it, fewer where there is room. So no interval could do with one fewer.
 * Where twice the searched team and twenty more would not do, as after a hopeless backlog, the interval keeps the
 * searched agents, counts as not met, and `finished` is false.
 * Patience and definitions are those of `model` and `targets`; see `transientDay` for what is assumed and how exact it
 * is. The answer is a function of its input alone: no clock, no chance, and about log2(agents) + 2 passes an interval.
 * Source: Jennings, Mandelbaum, Massey & Whitt (1996), Management Science 42(10), 1383-1394; the repair is our own.
 * Cost: three to five times `transientDay`; twice that with a percentile.
 * @throws Refusal as `transientDay` and `staffingSearch`
 * @example staffDay({ contactsPerHour: [60, 60], intervalSeconds: 1800, ahtSeconds: 600, model: { kind: "erlang-a", patienceSeconds: 120 }, targets: { serviceLevel: { share: 0.8, withinSeconds: 20 } } }).agents[1] // => 12
 */
export function staffDay(day: StaffingDay): StaffedDay {
  const { contactsPerHour, ahtSeconds, minimum = 0, model, targets } = day;
  requireOneForEach(minimum, contactsPerHour.length, "/minimum");
  const search = staffingSearch({ model, targets });
  const loads = offeredLoadPath(day).meanErlangs;
  const run = new JudgedRun(day);
  const searchedAgents = new Uint32Array(loads.length);
  const agents = new Uint32Array(loads.length);
  for (const [index, load] of loads.entries()) {
    const hasContacts = (contactsPerHour[index] ?? 0) > 0;
    const manned = typeof minimum === "number" && !hasContacts ? 0 : atInterval(minimum, index);
    requireWholeAgents(manned, placeOf(minimum, "/minimum", index));
    const searched = hasContacts ? Math.max(manned, search.leastAgents(load, atInterval(ahtSeconds, index))) : manned;
    searchedAgents[index] = searched;
    // Without contacts there is nothing to keep: the interval has its minimum, and the next begins with what is left.
    const floor = hasContacts ? Math.max(1, manned) : searched;
    agents[index] = hasContacts ? (run.staff(index, floor, searched) ?? searched) : run.leave(index, searched);
  }
  const { passed, met, dayMet } = followed(day, agents);
  return {
    ...passed,
    agents,
    searchedAgents,
    repairs: agents.reduce((count, team, index) => count + (team === searchedAgents[index] ? 0 : 1), 0),
    intervalsMet: met,
    dayMet,
    finished: met.every(Boolean),
  };
}
