import { queueResult, transientDay } from "@springtide/staffing";
import type { StretchService, VerifiedQueue, VerifyQuestion } from "@springtide/planning";

const PATIENCE_SECONDS = 180;
const WITHIN_SECONDS = 20;
const INTERVAL_SECONDS = 1800;

/** A day of one line whose tables take every half hour as settled, which it is not: long contacts, steep slopes. */
export interface SteadyDay {
  readonly contactsPerHour: readonly number[];
  readonly ahtSeconds: number;
  readonly share: number;
}

/** Service level of a half hour that has gone on for ever. */
export function settledLevel({ contactsPerHour, ahtSeconds }: SteadyDay, interval: number, agents: number): number {
  const loadErlangs = ((contactsPerHour[interval] ?? 0) * ahtSeconds) / 3600;
  if (loadErlangs === 0) return 1;
  if (agents === 0) return 0;
  return queueResult({
    model: { kind: "erlang-a", patienceSeconds: PATIENCE_SECONDS },
    agents,
    loadErlangs,
    ahtSeconds,
    withinSeconds: WITHIN_SECONDS,
  }).serviceLevels.slOffered;
}

/** Least agents that a settled half hour needs. */
export function settledAgents(day: SteadyDay): Uint16Array {
  return Uint16Array.from(day.contactsPerHour, (_, interval) => {
    let agents = 0;
    while (settledLevel(day, interval, agents) < day.share) agents += 1;
    return agents;
  });
}

/** The day as it really passes: contacts, and those answered in time, by interval. */
export function followedDay({ contactsPerHour, ahtSeconds }: SteadyDay, agents: ArrayLike<number>): StretchService {
  const { intervals } = transientDay({
    contactsPerHour,
    agents,
    intervalSeconds: INTERVAL_SECONDS,
    ahtSeconds,
    patience: { law: { kind: "exponential", meanSeconds: PATIENCE_SECONDS } },
    withinSeconds: WITHIN_SECONDS,
    stepSeconds: 30,
  });
  return {
    counted: Float64Array.from(intervals, ({ contacts }) => contacts),
    kept: Float64Array.from(intervals, ({ contacts, serviceLevels }) => contacts * serviceLevels.slOffered),
  };
}

/** People who all come that are asked for, up to so many, at one a head. */
export interface Staff {
  readonly heads: readonly Uint16Array[];
}

/** Verifies one such day; a head is an agent. */
export function verifyDay(
  day: SteadyDay,
  { mayLower = false, most = 1000, rounds = 3, trials = 400 } = {},
): VerifyQuestion<Staff> & { readonly required: readonly Uint16Array[] } {
  const cells = day.contactsPerHour.map((_, t) => Int32Array.of(t));
  const queue: VerifiedQueue = { share: day.share, mayLower, headsForOneMore: (heads) => heads + 1 };
  return {
    queues: [queue],
    stretches: [{ queue: 0, cells, weekOfCell: new Int32Array(cells.length) }],
    seasons: 1,
    readySeasons: 1,
    required: [settledAgents(day)],
    plan: (required) => ({ heads: required.map((heads) => heads.map((count) => Math.min(most, count))) }),
    headsOf: ({ heads }) => heads,
    costOf: ({ heads }) =>
      heads.reduce((sum, queueHeads) => sum + queueHeads.reduce((all, count) => all + count, 0), 0),
    evaluate: (_, heads) => followedDay(day, heads),
    promise: (_, heads) => Float64Array.from(heads, (agents, t) => settledLevel(day, t, agents)),
    limits: { rounds, trials, tolerance: 0.01 },
  };
}
