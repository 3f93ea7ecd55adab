import type { OverflowBlock } from "@springtide/contracts";
import { roundMoney } from "@springtide/planning";
import type { SeasonBasis } from "./basis.ts";
import { queueOf } from "./places.ts";

/** Blocks with instants, hours and money: each line rounded once. Logged-in time is what shrinkage leaves of a seat. */
export function pricedBlocks(
  { shop, grid }: SeasonBasis,
  blocks: readonly { agreement: string; fromInterval: number; toInterval: number; seats: number }[],
): OverflowBlock[] {
  return blocks.map(({ agreement: id, fromInterval, toInterval, seats }) => {
    const agreement = shop.agreements.find((candidate) => candidate.id === id);
    if (agreement === undefined) throw new Error(`no agreement ${id}`);
    const startMs = grid.startsMs[fromInterval] ?? 0;
    const endMs = (grid.startsMs[toInterval - 1] ?? 0) + (grid.seconds[toInterval - 1] ?? 0) * 1000;
    const hours = ((endMs - startMs) / 3_600_000) * seats;
    const billed =
      agreement.priceBasis === "rostered" ? hours : hours * (1 - queueOf(shop, agreement.serves[0] ?? "").shrinkage);
    return {
      agreement: id,
      start: grid.zone.formatInstant(startMs),
      end: grid.zone.formatInstant(endMs),
      seats,
      hours,
      cost: roundMoney(billed * agreement.pricePerHour),
    };
  });
}
