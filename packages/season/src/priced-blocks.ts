import { timeZone } from "@springtide/calendar";
import type { Agreement, OverflowBlock, Shop } from "@springtide/contracts";
import { exactWorkCost, roundMoney, type Tariff } from "@springtide/planning";
import { billedUnits } from "./agreements/billed-units.ts";
import { billingPeriod } from "./agreements/billing-period.ts";
import { tariffOf } from "./agreements/tariff-of-agreement.ts";
import type { SeasonBasis } from "./basis.ts";

/** Seats asked of a partner from the start of one interval to the start of another. */
export interface AskedBlock {
  readonly agreement: string;
  readonly fromInterval: number;
  readonly toInterval: number;
  readonly seats: number;
  /** Share of the seats that is expected to come; all of them if not given. */
  readonly fill?: number;
  /** Only on blocks that stand already. */
  readonly isAgreed?: true;
}

/**
 * Blocks with instants, hours and money. What is billed are the seats expected to come, in the unit of the tariff; where
 * contacts are billed, those of a seat that is never idle. Prices by quantity count from the start of each period of the
 * tariff, block after block: incremental, each block takes the tiers it fills; retroactive, all blocks of a period have the
 * price it reaches. Each line is rounded once, so the lines make the sum. Commitments, which are owed for no block, and bonus
 * and malus are not in it.
 */
export function pricedBlocks(
  { shop, grid }: Pick<SeasonBasis, "shop" | "grid">,
  blocks: readonly AskedBlock[],
): OverflowBlock[] {
  const costs = new Map<AskedBlock, number>();
  for (const agreement of shop.agreements) {
    const own = blocks.filter((block) => block.agreement === agreement.id);
    for (const period of periodsOf(agreement, own, grid)) priceOne(shop, agreement, grid, period, costs);
  }
  return blocks.map((block) => {
    const { fromInterval, toInterval, agreement, seats } = block;
    const [startMs, endMs] = [grid.startsMs[fromInterval] ?? 0, endOf(grid, toInterval)];
    return {
      agreement,
      start: grid.zone.formatInstant(startMs),
      end: grid.zone.formatInstant(endMs),
      seats,
      hours: ((endMs - startMs) / 3_600_000) * seats,
      cost: roundMoney(costs.get(block) ?? 0),
      ...(block.isAgreed === undefined ? {} : { isAgreed: block.isAgreed }),
    };
  });
}

/** The blocks of each period of a tariff, in the order in which they are worked. */
function periodsOf(
  { zone: name, tariff }: Agreement,
  blocks: readonly AskedBlock[],
  grid: SeasonBasis["grid"],
): AskedBlock[][] {
  const zone = timeZone(name);
  const periods = new Map<string, AskedBlock[]>();
  for (const block of blocks.toSorted((a, b) => a.fromInterval - b.fromInterval)) {
    const key = billingPeriod(zone.dayAt(grid.startsMs[block.fromInterval] ?? 0), tariff.period);
    periods.set(key, [...(periods.get(key) ?? []), block]);
  }
  return [...periods.values()];
}

function priceOne(
  shop: Shop,
  agreement: Agreement,
  grid: SeasonBasis["grid"],
  blocks: readonly AskedBlock[],
  costs: Map<AskedBlock, number>,
): void {
  const tariff = tariffOf(agreement);
  const units = blocks.map((block) => {
    const hours = (endOf(grid, block.toInterval) - (grid.startsMs[block.fromInterval] ?? 0)) / 3_600_000;
    const seat = { hours, queue: agreement.serves[0] ?? "" };
    return billedUnits(shop, agreement, seat) * block.seats * (block.fill ?? 1);
  });
  const shares = sharedCost(tariff, units);
  blocks.forEach((block, i) => costs.set(block, shares[i] ?? 0));
}

/** What each of several quantities costs of what they cost together. */
function sharedCost(tariff: Tariff, units: readonly number[]): number[] {
  const all = units.reduce((sum, each) => sum + each, 0);
  if (tariff.reach === "retroactive" && all > 0) {
    const price = exactWorkCost(tariff, all) / all;
    return units.map((each) => each * price);
  }
  let before = 0;
  return units.map((each) => {
    const cost = exactWorkCost(tariff, before + each) - exactWorkCost(tariff, before);
    before += each;
    return cost;
  });
}

function endOf({ startsMs, seconds }: SeasonBasis["grid"], boundary: number): number {
  return (startsMs[boundary - 1] ?? 0) + (seconds[boundary - 1] ?? 0) * 1000;
}
