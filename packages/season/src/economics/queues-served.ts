import { civilDay, isoDay } from "@springtide/calendar";
import type { EconomicsBasis, Plan } from "@springtide/contracts";
import { type QueueDemand, servedSeasons, type ServedSeasons } from "@springtide/planning";
import type { SeasonBasis } from "../basis.ts";
import { isDeferred } from "../deferred.ts";
import { queueOf } from "../places.ts";
import { weeksOfGrid } from "../verify/weeks-of-grid.ts";
import { monthOf } from "./ledger-lines.ts";

/** Means over seasons of how a queue is served: what a service level and a share given up are told from, wherever they stand. */
export interface QueueService {
  readonly queue: string;
  /** Null without contacts that count. */
  readonly serviceLevel: number | null;
  readonly contacts: number;
  readonly abandoned: number;
  readonly late: number;
}

/**
 * How the same people serve a queue in some seasons, staffing by staffing.
 * @param supplies agents net of shrinkage, by interval
 */
export function servedOn(
  { grid }: Pick<SeasonBasis, "grid">,
  queue: QueueDemand,
  paths: readonly number[],
  supplies: readonly (Float64Array | undefined)[],
): readonly ServedSeasons[] {
  return servedSeasons({
    queue,
    grid: { intervalSeconds: grid.seconds, dayOffsets: grid.dayOffsets, weekOfInterval: weeksOfGrid(grid) },
    paths: [...paths],
    supplies: supplies.map((supplied) => supplied ?? new Float64Array(grid.seconds.length)),
  });
}

/** The same of all the seasons of a plan. */
export function servedInAllSeasons(
  basis: Pick<SeasonBasis, "grid" | "paths">,
  queue: QueueDemand,
  supplied: Float64Array | undefined,
): ServedSeasons | undefined {
  const all = Array.from({ length: basis.paths }, (_, path) => path);
  return servedOn(basis, queue, all, [supplied])[0];
}

/** How a queue is served: every contact of all seasons counts alike. */
export function serviceOf(queue: string, served: ServedSeasons | undefined): QueueService {
  const [kept, counted] = [meanOf(served?.kept), meanOf(served?.counted)];
  return {
    queue,
    serviceLevel: counted > 0 ? Math.min(1, kept / counted) : null,
    contacts: meanOf(served?.contacts),
    abandoned: meanOf(served?.abandoned),
    late: meanOf(served?.late),
  };
}

/** The share that gives up; null without contacts. */
export function abandonShareOf({ contacts, abandoned }: Pick<QueueService, "contacts" | "abandoned">): number | null {
  return contacts > 0 ? Math.min(1, abandoned / contacts) : null;
}

/** What prices of a queue are laid on: its contacts, and those given up and late, season by season. */
export function queueRecord(
  shop: Plan["shop"],
  grid: Plan["grid"],
  id: string,
  served: ServedSeasons | undefined,
): EconomicsBasis["queues"][number] {
  const described = queueOf(shop, id);
  return {
    queue: id,
    channel: described.channel,
    isDeferred: isDeferred(described),
    preSale: described.preSale,
    penaltyPerLate: described.penaltyPerLate,
    contacts: toThousandths(served?.contacts),
    abandoned: toThousandths(served?.abandoned),
    late: toThousandths(served?.late),
    lateByMonth: [...sumByMonth(grid, served?.byDay.late)].map(([month, late]) => ({ month, late })),
  };
}

/** Sums by month of a figure by day of a plan. */
export function sumByMonth({ firstDay }: Plan["grid"], values: Float64Array | undefined): Map<string, number> {
  const sums = new Map<string, number>();
  values?.forEach((value, i) => {
    const month = monthOf(isoDay(civilDay(firstDay) + i));
    sums.set(month, (sums.get(month) ?? 0) + value);
  });
  return sums;
}

/** Contacts are kept to a thousandth. */
function toThousandths(values: Float64Array | undefined): number[] {
  return Array.from(values ?? [], (value) => Math.round(value * 1000) / 1000);
}

function meanOf(values: Float64Array | undefined): number {
  return values === undefined || values.length === 0
    ? 0
    : values.reduce((sum, value) => sum + value, 0) / values.length;
}
