import { civilDay, timeZone } from "@springtide/calendar";
import { randomStream } from "@springtide/probability";
import type { LabourTerms } from "../../src/labour/labour-terms.ts";
import { oneShiftAtATime } from "../../src/labour/rules/one-shift-at-a-time.ts";
import type { MendProblem, MendShift } from "../../src/mend/mend-problem.ts";

const zone = timeZone("Europe/Berlin");
const HOUR = 3_600_000;
/** Monday, in the week in which the clocks go forward. */
export const MONDAY_MS = zone.startOfDayMs(civilDay("2026-03-23"));

/** The rules that small rosters are held against. */
export const TERMS: readonly LabourTerms[] = [
  { id: "daily-rest", kind: "daily-rest", hours: 11 },
  { id: "longest-day", kind: "longest-day", hours: 10 },
  { id: "breaks", kind: "breaks", steps: [{ moreThanHours: 6, minutes: 30 }], leastPartMinutes: 15 },
];

/** How a random roster is made. */
export interface SmallRoster {
  readonly people: number;
  readonly shiftsEach: number;
  readonly terms?: readonly LabourTerms[];
  readonly stepMinutes?: number;
  readonly mostMinutes?: number;
  readonly hasCover?: boolean;
}

/** A random roster of a few people over a few days in a row, which breaks some rules or none. */
export function smallRoster(seed: number, made: SmallRoster): MendProblem {
  const random = randomStream(seed, "small roster");
  const whole = (from: number, to: number): number => from + Math.floor(random.uniform() * (to - from + 1));
  const shifts: MendShift[] = [];
  for (let person = 0; person < made.people; person += 1)
    for (let day = 0; day < made.shiftsEach; day += 1) {
      const startMs = MONDAY_MS + (day * 24 + whole(5, 15)) * HOUR;
      const endMs = startMs + whole(5, 11) * HOUR;
      const breaks = whole(0, 2) > 0 ? [{ startMs: startMs + 3 * HOUR, endMs: startMs + 3.5 * HOUR }] : [];
      shifts.push({ person, startMs, endMs, breaks, isFixed: day === 0 && whole(0, 3) === 0 });
    }
  const hours = made.shiftsEach * 24 + 24;
  const starts = Float64Array.from({ length: hours }, (_, hour) => MONDAY_MS + hour * HOUR);
  const required = Float64Array.from(starts, () => whole(0, 2));
  return {
    people: Array.from({ length: made.people }, (_, person) => ({
      person: `P${person}`,
      zone,
      holidays: new Set<number>(),
      group: 0,
      mayTake: true,
    })),
    shifts,
    standIns: [[0]],
    terms: made.terms ?? TERMS,
    otherRules: [oneShiftAtATime({ id: "one-shift" })],
    cover:
      made.hasCover === true
        ? { startsMs: starts, endsMs: starts.map((ms) => ms + HOUR), required: [required], groupQueues: [[0]] }
        : null,
    stepMinutes: made.stepMinutes ?? 15,
    mostMinutes: made.mostMinutes ?? 240,
  };
}
