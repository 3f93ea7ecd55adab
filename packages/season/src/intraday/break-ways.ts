import type { PlannedShift } from "@springtide/contracts";
import { clockOf, type Ground, placesLeft, startOf, takeOff, type Way, type Ways } from "./ways.ts";

interface MovableBreak {
  readonly shift: PlannedShift;
  readonly minutes: number;
  /** Where it may begin, by interval of the day; its planned start among them. */
  readonly starts: readonly number[];
  readonly planned: number;
}

/**
 * Breaks of people rostered by name that have not begun: each may begin at any interval that the pattern of its shift allows, and so within the
 * rules that the roster was made by. Weekly rosters of heads know no breaks.
 */
export function breakWays(ground: Ground): Ways {
  const limits: Ways["limits"][number][] = [];
  const ways: Way[] = [];
  for (const movable of movableBreaks(ground)) {
    const own = waysOfBreak(ground, movable);
    if (own.length === 0) continue;
    limits.push({
      name: `break-of-${movable.shift.person}-${movable.planned}`,
      most: 1,
      uses: own.map((_, w) => [ways.length + w, 1] as const),
    });
    ways.push(...own);
  }
  return { ways, limits };
}

/** The person is taken off wherever the break might be, and comes back everywhere but in the break chosen. */
function waysOfBreak(ground: Ground, { shift, minutes, starts, planned }: MovableBreak): Way[] {
  const group = groupOf(ground, shift);
  const covered = (start: number): number[] => intervalsOf(ground, start, minutes);
  const window = [...new Set(starts.flatMap(covered))].sort((a, b) => a - b);
  const away = new Set(covered(planned));
  const working = window.filter((interval) => !away.has(interval));
  const queueAt = new Map<number, string>();
  for (const interval of working) {
    const place = takeOff(ground, group, interval, 1);
    if (place === null) {
      // Not there after all: give back what was taken, and leave the break where it is.
      for (const [before, queue] of queueAt) giveBack(ground, group, before, queue);
      return [];
    }
    queueAt.set(interval, ground.groups[group]?.serves[place] ?? "");
  }
  const usual = queueAt.get(working[0] ?? -1) ?? ground.groups[group]?.serves[0] ?? "";
  return starts.map((start) => {
    const off = new Set(covered(start));
    return {
      kind: "move-break",
      subject: shift.team,
      from: start,
      to: (covered(start).at(-1) ?? start) + 1,
      cost: 0,
      most: 1,
      adds: window
        .filter((interval) => !off.has(interval))
        .map((interval) => ({ interval, queues: [queueAt.get(interval) ?? usual], part: 1 })),
      isAsPlanned: start === planned,
      byMs: startOf(ground, Math.min(planned, start)),
      words: `move the break of ${shift.person} from ${clockOf(ground, planned)} to ${clockOf(ground, start)}`,
    };
  });
}

function giveBack({ groups, heads }: Ground, group: number, interval: number, queue: string): void {
  const there = heads[group]?.[groups[group]?.serves.indexOf(queue) ?? -1];
  if (there !== undefined) there[interval] = (there[interval] ?? 0) + 1;
}

function groupOf({ basis: { shop }, groups }: Ground, { team, person }: PlannedShift): number {
  const serves = shop.teams.find(({ id }) => id === team)?.people.find(({ id }) => id === person)?.serves ?? [];
  return groups.findIndex((group) => group.id === team && group.serves.join() === serves.join());
}

function movableBreaks(ground: Ground): MovableBreak[] {
  const { plan, basis, moment } = ground;
  const left = placesLeft(moment);
  const dayEnds = startOf(ground, moment.to - moment.from);
  const dayBegins = startOf(ground, 0);
  return (plan.roster?.shifts ?? []).flatMap((shift): MovableBreak[] => {
    const startMs = Date.parse(shift.start);
    if (startMs < dayBegins || Date.parse(shift.end) > dayEnds) return [];
    const pattern = basis.shop.shiftPatterns.find(({ id }) => id === shift.pattern);
    // With several breaks moving one may leave too long a stretch before the next.
    const [taken, ...others] = shift.breaks;
    const [rule] = pattern?.breaks ?? [];
    if (taken === undefined || others.length > 0 || rule === undefined || pattern?.breaks.length !== 1) return [];
    const planned = left.find((interval) => startOf(ground, interval) === Date.parse(taken.start));
    const starts = left.filter((interval) => {
      const minutes = (startOf(ground, interval) - startMs) / 60_000;
      return minutes >= rule.fromMinute && minutes <= rule.toMinute;
    });
    if (planned === undefined || starts.length < 2 || !starts.includes(planned)) return [];
    return [{ shift, minutes: rule.minutes, starts, planned }];
  });
}

/** The intervals that a break touches: nobody counts in a part of one. */
function intervalsOf(ground: Ground, start: number, minutes: number): number[] {
  const endMs = startOf(ground, start) + minutes * 60_000;
  return placesLeft(ground.moment).filter((interval) => interval >= start && startOf(ground, interval) < endMs);
}
