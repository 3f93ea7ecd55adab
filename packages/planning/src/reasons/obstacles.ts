import type { Breach } from "../labour/labour-rule.ts";
import type { RosterFrame } from "../rosters/roster-frame.ts";
import type { RosterProblem } from "../rosters/roster-problem.ts";
import { contractWeek, daysInARow } from "./contract-use.ts";
import { intervalsTouched } from "./intervals-worked.ts";
import { withShift, type BareShift, type KnownPerson, type KnownShift } from "./known-person.ts";
import { mayBreak } from "./may-break.ts";
import { nearEnough } from "./near-enough.ts";
import type { Obstacle, Stretch, WhyAway } from "./obstacle.ts";

/**
 * Everything that keeps a person from one shift more, given all their others, where the shift by itself keeps the rules of breaks and of the
 * longest day. On a day on which they work already nothing else is asked. Rules are held against the shifts with and without it, so that
 * what was broken before is not laid to its charge.
 */
export function obstaclesTo(
  frame: RosterFrame,
  whyAway: WhyAway,
  of: KnownPerson,
  shift: BareShift,
): readonly Obstacle[] {
  const { problem } = frame;
  const away = awayWithin(problem, whyAway, of.frame.index, shift);
  const at = of.shifts.find(({ startMs, endMs }) => startMs < shift.endMs && endMs > shift.startMs);
  if (at !== undefined) return [{ kind: "working", shift: { fromMs: at.startMs, toMs: at.endMs } }, ...away];
  const sameDay = of.shifts.find(({ day }) => day === problem.zone.dayAt(shift.startMs));
  if (sameDay !== undefined)
    return [{ kind: "same-day", shift: { fromMs: sameDay.startMs, toMs: sameDay.endMs } }, ...away];
  const { of: more, added } = withShift(problem, of, shift);
  return [...away, ...contractObstacles(more, added), ...ruleObstacles(frame, of, more, added)];
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

function contractObstacles(more: KnownPerson, { day, monday }: KnownShift): Obstacle[] {
  const { contract } = more.frame.person;
  const { hours, days } = contractWeek(more, monday);
  const row = daysInARow(more, day);
  const mostHours = contract.hoursAWeek + contract.overtimeHoursAWeek;
  const found: Obstacle[] = [];
  if (hours > mostHours + ROUNDING) found.push({ kind: "hours-a-week", monday, hours, limit: mostHours });
  if (days > contract.daysAWeek) found.push({ kind: "days-a-week", monday, days, limit: contract.daysAWeek });
  if (row.days > contract.daysInARow)
    found.push({ kind: "days-in-a-row", firstDay: row.firstDay, days: row.days, limit: contract.daysInARow });
  return found;
}

function ruleObstacles(
  { problem, rules }: RosterFrame,
  of: KnownPerson,
  more: KnownPerson,
  added: KnownShift,
): Obstacle[] {
  return problem.rules.flatMap((rule, index): Obstacle[] => {
    if (!mayBreak(rule, more, added)) return [];
    const isNear = nearEnough(rule, added);
    const breachesOf = (person: KnownPerson): readonly Breach[] =>
      rules[index]?.breaches({ ...person, shifts: person.shifts.filter(isNear) }) ?? [];
    const [breach] = newBreaches(() => breachesOf(of), breachesOf(more));
    return breach === undefined ? [] : [{ kind: "rule", rule, breach, with: othersOf(more, breach, added) }];
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
