import type { Team } from "@springtide/contracts";
import {
  clockOf,
  costPerHourAt,
  type Ground,
  hoursBetween,
  isOpenFor,
  placesLeft,
  startOf,
  type Way,
  type Ways,
} from "./ways.ts";

/** Longer than this nobody is asked to stay or come on the day. */
const LONGEST_HOURS = 4;

/** Extra hours of one's own teams, as far as they can still be asked for: whoever is asked works a stretch at the premium agreed on. */
export function extraHoursWays(ground: Ground): Ways {
  const limits: Ways["limits"][number][] = [];
  const ways: Way[] = [];
  for (const team of ground.basis.shop.teams) {
    if (team.extraHours === null) continue;
    const { heads, hoursAWeek } = team.extraHours;
    const first = ways.length;
    const own = stretches(ground, team);
    ways.push(...own);
    const uses = (amount: (way: Way) => number): (readonly [number, number])[] =>
      own.flatMap((way, w) => (amount(way) > 0 ? [[first + w, amount(way)] as const] : []));
    limits.push({
      name: `${team.id}-extra-hours`,
      most: hoursAWeek,
      uses: uses(({ from, to }) => hoursBetween(ground, from, to)),
    });
    for (const interval of placesLeft(ground.moment))
      limits.push({
        name: `${team.id}-extra-heads-${interval}`,
        most: heads,
        uses: uses(({ from, to }) => (from <= interval && interval < to ? 1 : 0)),
      });
  }
  return { ways, limits: limits.filter(({ uses }) => uses.length > 0) };
}

function stretches(ground: Ground, team: Team): Way[] {
  const { id, name, serves, extraHours } = team;
  if (extraHours === null) return [];
  const left = placesLeft(ground.moment).filter((interval) => isOpenFor(ground, serves, interval));
  const ends = [...left, (left.at(-1) ?? 0) + 1];
  return left.flatMap((from) => {
    const byMs = startOf(ground, from) - extraHours.noticeDays * 86_400_000;
    if (byMs < ground.moment.atMs || extraHours.heads === 0) return [];
    return ends.flatMap((to): Way[] => {
      const hours = hoursBetween(ground, from, to);
      if (to <= from || hours * 60 < extraHours.shortestMinutes || hours > LONGEST_HOURS) return [];
      return [
        {
          kind: "extra-hours",
          subject: id,
          from,
          to,
          cost: hours * costPerHourAt(ground, team, from) * (1 + extraHours.premium),
          most: extraHours.heads,
          adds: Array.from({ length: to - from }, (_, i) => ({ interval: from + i, queues: serves, part: 1 })),
          isAsPlanned: false,
          byMs,
          words: `ask %n of ${name} for extra hours from ${clockOf(ground, from)} to ${clockOf(ground, to)}`,
        },
      ];
    });
  });
}
