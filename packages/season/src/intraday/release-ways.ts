import { clockOf, type Ground, hoursBetween, placesLeft, startOf, takeOff, type Way, type Ways } from "./ways.ts";

/** Nobody is sent home for less. */
const LEAST_HOURS = 1;
/** Whoever goes at once goes by a way that says so, not by none: a gain too small to matter, the same for everybody. */
const TOLD = 0.01;

/**
 * People whose shift ends later today and who may go home before: of teams with a working-time account, whose hours not worked are worked another
 * time. Hours of contract without an account are paid whether anybody needs them or not, so sending people home saves nothing there.
 */
export function releaseWays(ground: Ground): Ways {
  const limits: Ways["limits"][number][] = [];
  const ways: Way[] = [];
  let plannedCost = 0;
  const [first] = placesLeft(ground.moment);
  if (first === undefined) return { ways, limits, plannedCost };
  ground.groups.forEach((group, g) => {
    const team = ground.basis.shop.teams.find(({ id }) => id === group.id && !group.isPartner);
    if (team === undefined || (team.extraHours?.account ?? null) === null) return;
    for (const { end, count } of leavings(ground, g)) {
      const worked = claimed(ground, g, { first, end, count });
      if (worked === null) continue;
      const hours = (to: number): number => hoursBetween(ground, first, to);
      const exits = [...worked.keys()].map((i) => first + i).filter((t) => hoursBetween(ground, t, end) >= LEAST_HOURS);
      const own = [...exits, end].map((exit): Way => ({
        kind: "release-early",
        subject: team.id,
        from: exit,
        to: end,
        cost: hours(exit) * team.costPerHour,
        most: count,
        adds: worked
          .filter(({ interval }) => interval < exit)
          .map(({ interval, queue }) => ({ interval, queues: [queue], part: 1 })),
        isAsPlanned: exit === end,
        byMs: startOf(ground, exit),
        words: `let %n of ${team.name} go at ${clockOf(ground, exit)} instead of ${clockOf(ground, end)}`,
      }));
      limits.push({
        name: `${team.id}-until-${end}`,
        most: count,
        uses: own.map((_, w) => [ways.length + w, 1] as const),
      });
      ways.push(...own);
      plannedCost += count * (hours(end) * team.costPerHour - TOLD);
    }
  });
  return { ways, limits, plannedCost };
}

/** When people of a group go home, and how many: where their number falls for good. */
function leavings({ heads, moment }: Ground, group: number): { readonly end: number; readonly count: number }[] {
  const left = placesLeft(moment);
  const total = (interval: number): number => (heads[group] ?? []).reduce((sum, row) => sum + (row[interval] ?? 0), 0);
  return left.flatMap((interval) => {
    const most = (from: number): number => Math.max(0, ...left.filter((later) => later >= from).map(total));
    const count = Math.floor(most(interval) - most(interval + 1));
    return count > 0 ? [{ end: interval + 1, count }] : [];
  });
}

/** Takes these people off until they go home; null where fewer are there in between, as in breaks, for then nobody knows who. */
function claimed(
  ground: Ground,
  group: number,
  { first, end, count }: { readonly first: number; readonly end: number; readonly count: number },
): { readonly interval: number; readonly queue: string }[] | null {
  const taken: { interval: number; place: number }[] = [];
  for (let interval = first; interval < end; interval += 1) {
    const place = takeOff(ground, group, interval, count);
    if (place === null) {
      for (const before of taken) {
        const row = ground.heads[group]?.[before.place];
        if (row !== undefined) row[before.interval] = (row[before.interval] ?? 0) + count;
      }
      return null;
    }
    taken.push({ interval, place });
  }
  return taken.map(({ interval, place }) => ({ interval, queue: ground.groups[group]?.serves[place] ?? "" }));
}
