import { civilDay, isoDay, timeZone, weekday } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";
import type { PlannedShift } from "@springtide/contracts";
import { PlanRoster } from "@springtide/contracts";

const NAMES = [
  "Ana Ruiz", "Ben Okafor", "Chloe Martin", "Dmitri Volkov", "Elif Kaya", "Farah Nasser", "Grace Kim", "Hugo Lindqvist",
  "Ines Costa", "Jonas Weber", "Keiko Tanaka", "Liam Byrne", "Maya Patel", "Noah Fischer", "Olga Petrova", "Priya Sharma",
]; // prettier-ignore
const PATTERNS = [
  { id: "early", start: 450, minutes: 510, breakFrom: 690 },
  { id: "middle", start: 570, minutes: 510, breakFrom: 780 },
  { id: "late", start: 690, minutes: 510, breakFrom: 915 },
] as const;

/**
 * Four weeks of sixteen people in three patterns, five days a week, for the page's tests and its preview. Made up by the rota
 * below; it is no answer of the product.
 */
export function fixtureRoster(choices: { firstDay?: string; days?: number; zone?: string } = {}): PlanRoster {
  const { firstDay = "2026-04-06", days = 28, zone = "America/Los_Angeles" } = choices;
  const first = civilDay(firstDay);
  const shifts = NAMES.flatMap((_, person) =>
    Array.from({ length: days }, (__, i) => first + i).flatMap((day) => shiftOf(person, day, zone)),
  );
  return PlanRoster.parse({
    firstDay,
    days,
    people: NAMES.map((name, person) => ({
      person: `p${String(person + 1)}`,
      name,
      team: "desk",
      contract: person % 4 === 3 ? "part-time" : "full-time",
      hours: shifts.filter((shift) => shift.person === `p${String(person + 1)}`).length * 8,
      paidHours: 160,
      cost: 3840,
      overtimeHours: person === 4 ? 6 : 0,
      unpopularHours: 18 + ((person * 7) % 9),
      wishesKept: person % 3,
      wishes: 2,
    })),
    rules: [{ site: "main", rules: null }],
    shifts,
    open: [
      {
        queue: "phone",
        start: timeZone(zone).formatInstant(timeZone(zone).instantsOf(first + 7, 1020)[0] ?? 0),
        end: timeZone(zone).formatInstant(timeZone(zone).instantsOf(first + 7, 1110)[0] ?? 0),
        heads: 2,
        headHours: 3,
        because: ["Daily rest of 11 h keeps 5 people from it.", "4 people have worked 5 days in this week."],
      },
    ],
    conflicts: ["On Sat 18 Apr 3 of 16 people are on leave and 9 have a contract without Saturdays: 4 are wanted."],
    remarks: [],
    solved: [
      {
        site: "main",
        firstDay,
        days,
        cost: 61_240,
        bound: 60_610,
        gap: 0.0103,
        stopped: "gap",
        work: { gap: 0.02, rounds: 40, nodes: 200, seed: 1 },
      },
    ],
  });
}

/** Five days on and two off, staggered by person; the pattern moves on week by week. */
function shiftOf(person: number, day: CivilDay, zone: string): PlannedShift[] {
  if ((weekday(day) + person) % 7 < 2) return [];
  const pattern = PATTERNS[(person + Math.floor(day / 7)) % PATTERNS.length];
  if (pattern === undefined) return [];
  const at = (minute: number): string => {
    const clock = timeZone(zone);
    return clock.formatInstant((clock.instantsOf(day, pattern.start)[0] ?? 0) + (minute - pattern.start) * 60_000);
  };
  const { id, start, minutes, breakFrom } = pattern;
  return [
    {
      person: `p${String(person + 1)}`,
      team: "desk",
      pattern: id,
      start: at(start),
      end: at(start + minutes),
      breaks: [{ start: at(breakFrom), end: at(breakFrom + 30) }],
      hours: (minutes - 30) / 60,
      paidHours: (minutes - 30) / 60,
    },
  ];
}

/** The day a fixture's shift is on, as its file writes it. */
export function shiftsOn(roster: PlanRoster, day: CivilDay): PlanRoster["shifts"] {
  return roster.shifts.filter(({ start }) => start.startsWith(isoDay(day)));
}
