import type { Estimate } from "@springtide/contracts";
import type { StretchService, Verified, VerifyAnswer } from "@springtide/planning";
import type { DaySpan } from "./days-to-verify.ts";
import type { FollowedQueue } from "./followed-queues.ts";
import type { FreshSeasons } from "./fresh-seasons.ts";

/** All that was found when a season was verified. */
export interface FoundByVerifying {
  readonly fresh: FreshSeasons;
  readonly spans: readonly DaySpan[];
  readonly queues: readonly FollowedQueue[];
  /** Heads required as the tables had them. */
  readonly required: readonly Uint16Array[];
  readonly answer: VerifyAnswer<unknown>;
  /** Heads that are there in the season kept. */
  readonly heads: readonly Uint16Array[];
  /** By queue; empty where it was not played out. */
  readonly simulated: readonly Estimate[];
}

/** One queue's part of what was found. */
export interface FoundStretch {
  /** Index among all stretches, queue by queue. */
  readonly index: number;
  readonly cells: readonly Int32Array[];
  readonly weekOfCell: Int32Array;
  readonly service: StretchService;
  readonly promised: Float64Array;
}

/** The stretches of one queue with what they give; stretches are counted queue by queue. */
export function stretchesOf(
  queues: readonly FollowedQueue[],
  { services, promised }: Verified,
  place: number,
): FoundStretch[] {
  const before = queues.slice(0, place).reduce((count, { stretches }) => count + stretches.length, 0);
  const of = itemAt(queues, place);
  return of.stretches.map(({ cells, firstCell }, i) => ({
    index: before + i,
    cells,
    weekOfCell: of.promised.weekOfCell.subarray(firstCell, firstCell + cells.length),
    service: itemAt(services, before + i),
    promised: itemAt(promised, before + i),
  }));
}

/** Service level of each season over all of a queue's stretches, every contact alike; NaN where no contacts come. */
export function levelsBySeason(stretches: readonly FoundStretch[], seasons: number): Float64Array {
  const [kept, counted] = [new Float64Array(seasons), new Float64Array(seasons)];
  for (const { cells, service } of stretches)
    for (let i = 0; i < service.kept.length; i += 1) {
      const season = Math.floor(i / cells.length);
      kept[season] = (kept[season] ?? 0) + (service.kept[i] ?? 0);
      counted[season] = (counted[season] ?? 0) + (service.counted[i] ?? 0);
    }
  return kept.map((contacts, season) => contacts / (counted[season] ?? 0));
}

function itemAt<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`nothing at ${index} of ${list.length}`);
  return item;
}
