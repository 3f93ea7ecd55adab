import type { Shop } from "@springtide/contracts";
import { type EditablePlan, type EditedShift, type TimeSpan, workedHoursOf, zoneOfTeam } from "./edited-shift.ts";
import { patternTimes, type PatternTimes } from "./pattern-shifts.ts";
import type { EditBreach, RosterChecker } from "./roster-checker.ts";
import type { ShortStretch } from "./roster-cover.ts";

/** Somebody who could take an open stretch, by which shift, and what that would break. */
export interface OpenCandidate {
  readonly person: string;
  readonly name: string;
  readonly team: string;
  readonly shift: EditedShift;
  /** Hours of the stretch that the shift covers. */
  readonly coversHours: number;
  /** Rules that the shift would break; none for somebody who can simply take it. */
  readonly breaches: readonly EditBreach[];
}

/** So many shifts of each person are held against the rules. */
const TRIED = 6;
const HOUR_MS = 3_600_000;

/**
 * Who could take an open stretch: everybody who serves the queue, each with the shift of their patterns that covers most of it and breaks
 * least. Those who can simply take it come first, then those whom an agreement keeps from it, then those whom the law does.
 * @param id of the new shift
 */
export function openCandidates(
  plan: EditablePlan,
  check: RosterChecker,
  shifts: readonly EditedShift[],
  { stretch, id }: { readonly stretch: ShortStretch; readonly id: string },
): readonly OpenCandidate[] {
  const { shop } = plan;
  return shop.teams
    .flatMap((team) =>
      team.people
        .filter(({ serves }) => serves.includes(stretch.queue))
        .flatMap((person) => {
          const mine = shifts.filter((shift) => shift.person === person.id);
          const tried = timesOver(shop, { team: team.id, patterns: person.patterns }, stretch)
            .slice(0, TRIED)
            .map(({ pattern, times }) => {
              const shift = { ...times, id, person: person.id, team: team.id, pattern, isLocked: false };
              const breaches = check(person.id, [...mine, shift]).filter((one) => one.shifts.includes(id));
              const coversHours = covered(times, stretch);
              return { person: person.id, name: person.name, team: team.id, shift, coversHours, breaches };
            });
          return tried.sort(inOrder).slice(0, 1);
        }),
    )
    .sort((a, b) => inOrder(a, b) || (a.name < b.name ? -1 : 1));
}

function inOrder(a: OpenCandidate, b: OpenCandidate): number {
  return weightOf(a) - weightOf(b) || b.coversHours - a.coversHours || workedHoursOf(a.shift) - workedHoursOf(b.shift);
}

function weightOf({ breaches }: OpenCandidate): number {
  if (breaches.some(({ weight }) => weight === "refused")) return 2;
  return breaches.length > 0 ? 1 : 0;
}

interface Tried {
  readonly pattern: string;
  readonly times: PatternTimes;
}

/** Shifts that reach into a stretch, those that cover most of it first, of these the shortest. */
function timesOver(
  shop: Shop,
  { team, patterns }: { readonly team: string; readonly patterns: readonly string[] },
  stretch: ShortStretch,
): readonly Tried[] {
  const zone = zoneOfTeam(shop, team);
  const lastDay = zone.dayAt(stretch.toMs - 1);
  const found: Tried[] = [];
  for (let day = zone.dayAt(stretch.fromMs) - 1; day <= lastDay; day += 1)
    for (const pattern of shop.shiftPatterns.filter((one) => patterns.includes(one.id)))
      for (const times of patternTimes(pattern, zone, day))
        if (covered(times, stretch) > 0) found.push({ pattern: pattern.id, times });
  return found.sort(
    (a, b) =>
      covered(b.times, stretch) - covered(a.times, stretch) ||
      a.times.endMs - a.times.startMs - (b.times.endMs - b.times.startMs),
  );
}

function covered(shift: PatternTimes, { fromMs, toMs }: Pick<ShortStretch, "fromMs" | "toMs">): number {
  const within = ({ startMs, endMs }: TimeSpan): number =>
    Math.max(0, Math.min(endMs, toMs) - Math.max(startMs, fromMs));
  return (within(shift) - shift.breaks.reduce((sum, away) => sum + within(away), 0)) / HOUR_MS;
}
