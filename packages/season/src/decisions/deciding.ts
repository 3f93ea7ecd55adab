import { type ContactLoss, queueLosses, type QueueLosses } from "@springtide/planning";
import type { SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";
import { permittedByQueue } from "../permitted/permitted-by-queue.ts";
import { queuesToStaff } from "../queues-to-staff.ts";
import type { SkilledHeads } from "../roster/people-heads.ts";
import { weeksOfGrid } from "../verify/weeks-of-grid.ts";

/** A queue as decisions see it: what it loses by the agents in it. */
interface DecidedQueue {
  readonly id: string;
  readonly shrinkage: number;
  readonly losses: QueueLosses;
}

/** One's own heads who may work the same queues: they are there whatever is decided. */
export interface OwnPool {
  readonly name: string;
  /** Queues by index, and 1 in each interval in which they may be worked; always if null. */
  readonly serves: readonly { readonly queue: number; readonly may: Uint8Array | null }[];
  readonly heads: Uint16Array;
}

/** What decisions about partners are made from: opened once for a season, asked for many stretches of its days. */
export interface Deciding {
  readonly basis: SeasonBasis;
  readonly demand: Demand;
  readonly queues: readonly DecidedQueue[];
  readonly own: readonly OwnPool[];
}

/** Possible seasons, one's own heads in them, and what contacts cost that are not served as promised. */
export interface DecidingQuestion {
  readonly basis: SeasonBasis;
  readonly demand: Demand;
  readonly ownHeads: readonly SkilledHeads[];
  /** By queue; a queue that is not there loses nothing. */
  readonly losses: readonly (ContactLoss & { readonly queue: string })[];
  /** The same shop opened on other seasons: its service tables are used again. */
  readonly like?: Deciding | undefined;
}

/** Opens a season for decisions. Cost: one reading of all paths; memory 8 bytes for each open interval, queue and path. */
export function openDeciding({ basis, demand, ownHeads, losses, like }: DecidingQuestion): Deciding {
  const { grid, paths } = basis;
  const planning = {
    intervalSeconds: grid.seconds,
    dayOffsets: grid.dayOffsets,
    weekOfInterval: weeksOfGrid(grid),
  };
  const queues = queuesToStaff(basis, demand, basis.shop.plan.model).map((queue, q): DecidedQueue => {
    const loss = losses.find((one) => one.queue === queue.id) ?? { perAbandoned: 0, perLate: 0 };
    const model = like?.queues[q]?.losses.model;
    return {
      id: queue.id,
      shrinkage: queue.shrinkage,
      losses: queueLosses({ queue, grid: planning, loss, paths, model }),
    };
  });
  return { basis, demand, queues, own: ownPools(basis, queues, ownHeads) };
}

/** Teams that may work the same queues at the same hours stand together. */
function ownPools(
  { shop, grid }: SeasonBasis,
  queues: readonly DecidedQueue[],
  ownHeads: readonly SkilledHeads[],
): OwnPool[] {
  const pools = new Map<string, OwnPool>();
  for (const { team, serves, heads } of ownHeads) {
    const permitted = permittedByQueue(shop, grid, team, serves);
    const indices = serves.flatMap((id, place) => {
      const queue = queues.findIndex((one) => one.id === id);
      return queue < 0 ? [] : [{ queue, may: permitted?.[place] ?? null }];
    });
    const key = [
      permitted === undefined ? "" : team,
      ...indices.map(({ queue }) => queue).sort((a, b) => a - b),
    ].join();
    const known = pools.get(key);
    if (known === undefined) pools.set(key, { name: team, serves: indices, heads: Uint16Array.from(heads) });
    else
      heads.forEach((count, t) => {
        known.heads[t] = (known.heads[t] ?? 0) + count;
      });
  }
  return [...pools.values()];
}
