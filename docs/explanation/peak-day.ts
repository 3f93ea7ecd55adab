import { simulateQueueDay, type RatioEstimate } from "@springtide/simulation";
import { transientDay } from "@springtide/staffing";

/** A quarter of an hour of the day in the picture. */
export interface PeakQuarter {
  readonly startMinute: number;
  readonly contactsPerHour: number;
  readonly agents: number;
  readonly exact: number;
  readonly simulated: number;
  readonly halfWidth: number;
}

const INTERVAL_MINUTES = 15;
const OPENS_MINUTE = 8 * 60;
const DAYS = 2000;
/** Two waves of contacts, and a team that follows them with a delay, as teams do. */
const CONTACTS_PER_HOUR = [
  90, 120, 160, 210, 260, 300, 320, 310, 280, 250, 230, 220, 230, 260, 300, 340, 360, 350, 310, 260, 210, 170, 140, 120,
  100, 90, 80, 70, 60, 50, 45, 40,
];
const AGENTS = [
  10, 10, 14, 14, 20, 24, 28, 28, 26, 24, 22, 21, 21, 22, 25, 28, 30, 31, 29, 25, 21, 18, 15, 13, 11, 10, 9, 9, 8, 7, 7,
  6,
];

/** A peak day of one queue: chance to be answered without delay, by the forward equations and by contacts. */
export function peakDay(): PeakQuarter[] {
  const question = {
    contactsPerHour: CONTACTS_PER_HOUR,
    agents: AGENTS,
    intervalSeconds: INTERVAL_MINUTES * 60,
    withinSeconds: 20,
  };
  const law = { kind: "exponential", meanSeconds: 150 } as const;
  const { intervals } = transientDay({ ...question, ahtSeconds: 300, patience: { law } });
  const simulated = simulateQueueDay({
    ...question,
    handling: { kind: "exponential", meanSeconds: 300 },
    patience: law,
    replications: DAYS,
    seed: 1,
  });
  return simulated.map(({ slOffered }, at) => quarterOf(at, intervals[at]?.serviceLevels.slOffered ?? 0, slOffered));
}

function quarterOf(at: number, exact: number, { value, halfWidth }: RatioEstimate): PeakQuarter {
  return {
    startMinute: OPENS_MINUTE + at * INTERVAL_MINUTES,
    contactsPerHour: CONTACTS_PER_HOUR[at] ?? 0,
    agents: AGENTS[at] ?? 0,
    exact,
    simulated: value ?? 0,
    halfWidth: halfWidth ?? 0,
  };
}
