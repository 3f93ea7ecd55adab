import { brokenRules } from "../labour/broken-rules.ts";
import type { Breach } from "../labour/labour-rule.ts";
import { ruleOfTerms } from "../labour/rule-of-terms.ts";
import type { RosterProblem } from "../rosters/roster-problem.ts";
import { contractWeek, daysInARow } from "./contract-use.ts";
import { intervalsTouched } from "./intervals-worked.ts";
import { mondayOf, withShift, type BareShift, type KnownPerson, type KnownShift } from "./known-person.ts";
import type { Obstacle, Stretch, WhyAway } from "./obstacle.ts";

/**
 * Everything that keeps a person from one shift more, given all their others: where they are at work already nothing else is asked. Rules
 * are held against the shifts with and without it, so that what was broken before is not laid to its charge.
 */
export function obstaclesTo(
  problem: RosterProblem,
  whyAway: WhyAway,
  of: KnownPerson,
  shift: BareShift,
): readonly Obstacle[] {
  const at = of.shifts.find(({ startMs, endMs }) => startMs < shift.endMs && endMs > shift.startMs);
  const away = awayWithin(problem, whyAway, of.frame.index, shift);
  if (at !== undefined) return [{ kind: "working", shift: { fromMs: at.startMs, toMs: at.endMs } }, ...away];
  const { of: more, added } = withShift(problem, of, shift);
  return [...away, ...contractObstacles(more, added), ...ruleObstacles(problem, of, more, added)];
}

function awayWithin(
  problem: RosterProblem,
  whyAway: WhyAway,
  person: number,
  { startMs, endMs }: BareShift,
): Obstacle[] {
  const found: { kind: "away"; because: ReturnType<WhyAway>; stretch: Stretch }[] = [];
  const available = problem.people[person]?.available;
  for (const t of intervalsTouched(problem, startMs, endMs)) {
    if (available?.[t] === 1) continue;
    const because = whyAway(person, t);
    const fromMs = problem.startsMs[t] ?? 0;
    const toMs = fromMs + (problem.seconds[t] ?? 0) * 1000;
    const last = found.at(-1);
    if (last?.because === because && last.stretch.toMs === fromMs)
      found[found.length - 1] = { ...last, stretch: { fromMs: last.stretch.fromMs, toMs } };
    else found.push({ kind: "away", because, stretch: { fromMs, toMs } });
  }
  return found;
}

const ROUNDING = 1e-9;

function contractObstacles(more: KnownPerson, { day, source }: KnownShift): Obstacle[] {
  const { contract } = more.frame.person;
  const monday = mondayOf(day);
  const { hours, days } = contractWeek(more, monday);
  const row = daysInARow(more, day);
  const mostHours = contract.hoursAWeek + contract.overtimeHoursAWeek;
  const sameDay = more.shifts.find((shift) => shift.day === day && shift.source !== source);
  const found: Obstacle[] = [];
  if (sameDay !== undefined) found.push({ kind: "same-day", shift: { fromMs: sameDay.startMs, toMs: sameDay.endMs } });
  if (hours > mostHours + ROUNDING) found.push({ kind: "hours-a-week", monday, hours, limit: mostHours });
  if (days > contract.daysAWeek) found.push({ kind: "days-a-week", monday, days, limit: contract.daysAWeek });
  if (row.days > contract.daysInARow)
    found.push({ kind: "days-in-a-row", firstDay: row.firstDay, days: row.days, limit: contract.daysInARow });
  return found;
}

function ruleObstacles(problem: RosterProblem, of: KnownPerson, more: KnownPerson, added: KnownShift): Obstacle[] {
  const all = new Set(more.shifts.map((shift) => shift.source));
  return problem.rules.flatMap((rule): Obstacle[] => {
    const judge = [ruleOfTerms(rule)];
    const [breach] = newBreaches(() => brokenRules([of], judge, all), brokenRules([more], judge, all));
    if (breach === undefined) return [];
    return [{ kind: "rule", rule, breach, with: othersOf(more, breach, added) }];
  });
}

/** The other shifts of a breach, the nearest first. */
function othersOf(more: KnownPerson, { sources }: Breach, added: KnownShift): Stretch[] {
  const distance = ({ startMs, endMs }: KnownShift): number => Math.max(added.startMs - endMs, startMs - added.endMs);
  return more.shifts
    .filter(({ source }) => sources.includes(source) && source !== added.source)
    .sort((a, b) => distance(a) - distance(b))
    .map(({ startMs, endMs }) => ({ fromMs: startMs, toMs: endMs }));
}

/** Breaches that were not there before, or were smaller. */
function newBreaches(before: () => readonly Breach[], after: readonly Breach[]): readonly Breach[] {
  if (after.length === 0) return after;
  const known = before();
  return after.filter(
    ({ fromMs, toMs, found }) =>
      !known.some((old) => old.fromMs === fromMs && old.toMs === toMs && old.found === found),
  );
}
