import { headsFor } from "@springtide/planning";
import {
  clockOf,
  costPerHourAt,
  type Ground,
  hoursBetween,
  placesLeft,
  startOf,
  takeOff,
  type Way,
  type Ways,
} from "./ways.ts";

/** Nobody is sent home for less. */
const LEAST_HOURS = 1;

/**
 * People whose shift ends later today and who may go home before: of teams with a working-time account, whose hours not worked are worked another
 * time, and only as far as nobody is needed at the plan's level any more. Hours of contract without an account are paid whether anybody needs them or not, so sending people home saves nothing there.
 */
export function releaseWays(ground: Ground): Ways {
  const limits: Ways["limits"][number][] = [];
  const ways: Way[] = [];
  ground.groups.forEach((group, g) => {
    const team = ground.basis.shop.teams.find(({ id }) => id === group.id && !group.isPartner);
    if (team === undefined || (team.extraHours?.account ?? null) === null) return;
    const surplus = surplusOf(ground, g);
    const [first] = placesLeft(ground.moment);
    if (first === undefined) return;
    let gone = 0;
    for (const { end, count: leaving } of leavings(ground, g)) {
      const spare = Math.floor(Math.min(...surplus.subarray(first, end))) - gone;
      const count = Math.min(leaving, spare);
      if (count < 1 || hoursBetween(ground, first, end) < LEAST_HOURS) continue;
      gone += count;
      const worked = claimed(ground, g, { first, end, count });
      if (worked === null) continue;
      const exits = [...worked.keys()].map((i) => first + i).filter((t) => hoursBetween(ground, t, end) >= LEAST_HOURS);
      const own = [...exits, end].map((exit): Way => ({
        kind: "release-early",
        subject: team.id,
        from: exit,
        to: end,
        cost: -hoursBetween(ground, exit, end) * costPerHourAt(ground, team, exit),
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
    }
  });
  return { ways, limits };
}

/** People beyond what is needed at the plan's level on the queue where most of a group are: from there they would go. */
function surplusOf({ groups, rest, needed }: Ground, at: number): Float64Array {
  const group = groups[at];
  const length = rest.queues[0]?.cellOf.length ?? 0;
  return Float64Array.from({ length }, (_, i) => {
    const own = (group?.heads ?? []).map((ofQueue) => ofQueue[i] ?? 0);
    const id = group?.serves[own.indexOf(Math.max(...own))] ?? "";
    const there = groups.reduce((heads, of) => heads + (of.heads[of.serves.indexOf(id)]?.[i] ?? 0), 0);
    const shrinkage = rest.queues.find(({ queue }) => queue.id === id)?.queue.shrinkage ?? 0;
    return Math.max(0, there - headsFor(needed.get(id)?.[i] ?? 0, shrinkage));
  });
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
