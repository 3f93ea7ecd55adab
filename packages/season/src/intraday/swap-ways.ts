import { clockOf, type Ground, hoursBetween, placesLeft, startOf, type Way, type Ways } from "./ways.ts";

/** What moving a person for an hour costs at least: below it nobody is moved to and fro. In the shop's currency. */
const BOTHER = 0.05;

/**
 * People who know several queues put to another of them for an interval: from a line to e-mail while it is quiet, or back. What deferred work must be
 * done today stays in its own loss, so that its deadline is kept.
 */
export function swapWays(ground: Ground): Ways {
  const limits: Ways["limits"][number][] = [];
  const ways: Way[] = [];
  ground.groups.forEach(({ id, serves, may, isPartner }, g) => {
    if (serves.length < 2 || isPartner) return;
    for (const interval of placesLeft(ground.moment))
      serves.forEach((queue, s) => {
        const row = ground.heads[g]?.[s];
        const count = Math.floor(row?.[interval] ?? 0);
        if (row === undefined || count < 1) return;
        const others = serves.filter((other, o) => other !== queue && may[o]?.[interval] === 1);
        if (others.length === 0) return;
        row[interval] = (row[interval] ?? 0) - count;
        const own = [queue, ...others].map((to): Way => ({
          kind: "swap",
          subject: id,
          from: interval,
          to: interval + 1,
          cost: to === queue ? 0 : BOTHER * hoursBetween(ground, interval, interval + 1),
          most: count,
          adds: [{ interval, queues: [to], part: 1 }],
          isAsPlanned: to === queue,
          byMs: startOf(ground, interval),
          words: `put %n of ${id} from ${queue} to ${to} from ${clockOf(ground, interval)}`,
        }));
        limits.push({
          name: `${id}-${queue}-${interval}`,
          most: count,
          uses: own.map((_, w) => [ways.length + w, 1] as const),
        });
        ways.push(...own);
      });
  });
  return { ways, limits };
}
