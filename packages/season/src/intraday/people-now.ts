import type { Plan } from "@springtide/contracts";
import type { SeasonBasis } from "../basis.ts";
import { isDeferred } from "../deferred.ts";
import { permittedByQueue } from "../permitted/permitted-by-queue.ts";
import { queueOf } from "../places.ts";
import { peopleAtWork } from "../roster/people-at-work.ts";
import type { QueueSoFar } from "./day-so-far.ts";
import type { MomentOfDay } from "./moment-of-day.ts";

/** People of one team with the same skills, or of one partner, over the intervals of a day. */
export interface GroupToday {
  readonly id: string;
  readonly isPartner: boolean;
  readonly serves: readonly string[];
  /** Heads at work on each of `serves`, by interval of the day. */
  readonly heads: readonly Float64Array[];
  /** 1 where they may work each of `serves`, by interval of the day. */
  readonly may: readonly Uint8Array[];
}

/**
 * Who is there today and on which queue, as planned: each group fills what its queues were planned with, the least versatile first; whoever is left
 * over is on the first line of their list that is open. Where fewer or more people were told of than planned, the rest of the day has
 * as many in proportion: who is ill this morning is so in the afternoon.
 */
export function peopleNow(
  plan: Plan,
  basis: SeasonBasis,
  moment: MomentOfDay,
  soFar: readonly QueueSoFar[],
): { readonly groups: readonly GroupToday[]; readonly remarks: readonly string[] } {
  const open = openOf(plan);
  const own = ownGroups(plan, basis, moment, open);
  const groups = [...own, ...partnerGroups(plan, moment, own)];
  return withPresence(groups, moment, soFar);
}

function ownGroups(plan: Plan, basis: SeasonBasis, { from, to }: MomentOfDay, open: OpenQueues): GroupToday[] {
  const { shop, grid } = basis;
  const required = plan.staffing.map((ofQueue) => Uint16Array.from(ofQueue.required));
  const { heads: people } = peopleAtWork(basis, required, () => plan.roster);
  const left = new Map(plan.staffing.map(({ queue, own }) => [queue, own.slice(from, to)]));
  const narrowFirst = people.toSorted((a, b) => a.serves.length - b.serves.length);
  return narrowFirst.map(({ team, serves, heads }): GroupToday => {
    const permitted = permittedByQueue(shop, grid, team, serves);
    const may = serves.map((queue, s) =>
      Uint8Array.from({ length: to - from }, (_, i) =>
        open(queue, from + i) && permitted?.[s]?.[from + i] !== 0 ? 1 : 0,
      ),
    );
    const at = serves.map(() => new Float64Array(to - from));
    const lines = serves.flatMap((queue, s) => (isDeferred(queueOf(shop, queue)) ? [] : [s]));
    for (let i = 0; i < to - from; i += 1) {
      let free = heads[from + i] ?? 0;
      serves.forEach((queue, s) => {
        const need = left.get(queue);
        const here = may[s]?.[i] === 1 ? Math.min(free, need?.[i] ?? 0) : 0;
        if (need !== undefined) need[i] = (need[i] ?? 0) - here;
        add(at[s], i, here);
        free -= here;
      });
      const first = [...lines, ...serves.keys()].find((s) => may[s]?.[i] === 1);
      if (first !== undefined) add(at[first], i, free);
    }
    return { id: team, isPartner: false, serves, heads: at, may };
  });
}

type OpenQueues = (queue: string, interval: number) => boolean;

/** A queue is open where the plan tells its service. */
function openOf({ staffing }: Plan): OpenQueues {
  const levels = new Map(staffing.map(({ queue, serviceLevel }) => [queue, serviceLevel]));
  return (queue, interval) => (levels.get(queue)?.[interval] ?? null) !== null;
}

/** Seats bought, on the queues that the plan has them on. */
function partnerGroups({ staffing, shop }: Plan, { from, to }: MomentOfDay, own: readonly GroupToday[]): GroupToday[] {
  return staffing.flatMap(({ queue, overflow }): GroupToday[] => {
    const heads = Float64Array.from(overflow.slice(from, to));
    if (heads.every((count) => count === 0)) return [];
    const partner = shop.agreements.find(({ serves }) => serves.includes(queue))?.id ?? "";
    const may = own.flatMap(({ serves, may: ofGroup }) => ofGroup[serves.indexOf(queue)] ?? [])[0];
    return [
      {
        id: partner,
        isPartner: true,
        serves: [queue],
        heads: [heads],
        may: [may ?? new Uint8Array(to - from).fill(1)],
      },
    ];
  });
}

function withPresence(
  groups: readonly GroupToday[],
  { notOver, from }: MomentOfDay,
  soFar: readonly QueueSoFar[],
): { groups: readonly GroupToday[]; remarks: readonly string[] } {
  const remarks: string[] = [];
  const ratios = new Map<string, number>();
  for (const { queue, people } of soFar) {
    const last = people.findLastIndex((count, i) => !Number.isNaN(count) && i < notOver - from);
    const planned = groups.reduce((sum, { serves, heads }) => sum + (heads[serves.indexOf(queue)]?.[last] ?? 0), 0);
    const there = people[last] ?? planned;
    if (last < 0 || planned <= 0 || there === planned) continue;
    ratios.set(queue, there / planned);
    remarks.push(
      `${queue}: ${there} people are there where ${planned} were planned; the rest of the day is taken in proportion.`,
    );
  }
  if (ratios.size === 0) return { groups, remarks };
  const changed = groups.map((group) => ({
    ...group,
    heads: group.heads.map((heads, s) => heads.map((count) => count * (ratios.get(group.serves[s] ?? "") ?? 1))),
  }));
  return { groups: changed, remarks };
}

function add(into: Float64Array | undefined, at: number, heads: number): void {
  if (into !== undefined) into[at] = (into[at] ?? 0) + heads;
}
