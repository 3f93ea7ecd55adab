import type { EconomicsBasis, LedgerLine, PricedEconomics, ShopCustomerValue } from "@springtide/contracts";
import { roundMoney, totalOfLines, valueAtStake } from "@springtide/planning";
import { pricedBudget } from "../budget/priced-budget.ts";
import { breakEvenOf } from "./break-even.ts";
import { type PriceChange, withPrices } from "./laid-prices.ts";
import { needsOf } from "./needs-of.ts";
import { abandonShareOf } from "./queues-served.ts";
import { spreadOf } from "./season-spread.ts";
import { stakeOf } from "./stake-of-seasons.ts";

/**
 * Ledger cost and value at stake of a plan at its own prices, or at others. No queueing table is asked and no plan made anew: people and seats
 * stay as they were chosen, and only their prices change. Fast enough to follow a slider: O(queues * paths).
 * Source of the value at stake: survey priors with their discount (see `needValue`); of its spread: Rockafellar & Uryasev (2000).
 * @param currency of all money, for the words
 * @throws Refusal for shares outside 0 to 1 or negative money
 */
export function priceEconomics(basis: EconomicsBasis, currency: string, change: PriceChange = {}): PricedEconomics {
  const priced = withPrices(basis, change);
  const lines = [...priced.lines, ...penaltyLines(priced)];
  const cover = lines.filter(({ answer }) => answer === "cover");
  const certain = totalOf(cover.filter(({ kind }) => kind !== "penalty"));
  const penalties = penaltiesByPath(priced);
  const full = totalOf(cover);
  const fixed = totalOf(cover.filter(({ isFixed }) => isFixed));
  const frontier = frontierOf(priced, cover);
  const atStake = stakeOf(priced);
  return {
    ledger: {
      ...{ full, fixed, incremental: roundMoney(full - fixed) },
      spread: spreadOf(penalties.map((amount) => amount + certain)),
      penalties: spreadOf(penalties),
      ofRule: totalOf(lines.filter(({ answer }) => answer === "rule")),
    },
    lines,
    reconciled: reconciledOf(cover),
    atStake,
    frontier,
    breakEven: breakEvenOf(priced, currency),
    budget: pricedBudget(priced, lines, currency),
  };
}

/** Lines of penalties, expected. */
export function penaltyLines({ queues }: Pick<EconomicsBasis, "queues">): LedgerLine[] {
  return queues.flatMap(({ queue, penaltyPerLate, lateByMonth }) =>
    penaltyPerLate === 0
      ? []
      : lateByMonth.map(({ month, late }): LedgerLine => ({
          ...{ month, kind: "penalty", subject: queue, units: late, price: penaltyPerLate },
          ...{ amount: roundMoney(late * penaltyPerLate), isFixed: false, answer: "cover" },
        })),
  );
}

/** Penalties of each season. */
export function penaltiesByPath({ queues }: Pick<EconomicsBasis, "queues">): Float64Array {
  const sums = new Float64Array(queues[0]?.late.length ?? 0);
  for (const { late, penaltyPerLate } of queues)
    late.forEach((contacts, path) => {
      sums[path] = (sums[path] ?? 0) + contacts * penaltyPerLate;
    });
  return sums;
}

function frontierOf(
  { frontier, queues, customerValue }: EconomicsBasis,
  cover: readonly LedgerLine[],
): PricedEconomics["frontier"] {
  const own = totalOf(cover.filter(({ kind }) => kind !== "partner-work" && kind !== "penalty"));
  return frontier.map((point) => {
    const penalties = point.queues.map(({ queue, late }) => late * (queueNamed(queues, queue)?.penaltyPerLate ?? 0));
    const { intervalQuantile, readyShare, isPlan, gapHours } = point;
    return {
      ...{ intervalQuantile, readyShare, isPlan, gapHours },
      ledger: totalOfLines([own, ...point.partners.map(({ amount }) => amount), ...penalties]),
      atStake: customerValue === null ? null : roundMoney(stakeAt(point, queues, customerValue)),
      queues: point.queues.map((of) => ({
        ...{ queue: of.queue, serviceLevel: of.serviceLevel },
        abandonShare: abandonShareOf(of),
      })),
    };
  });
}

function stakeAt(
  point: EconomicsBasis["frontier"][number],
  queues: EconomicsBasis["queues"],
  customerValue: ShopCustomerValue,
): number {
  return point.queues.reduce((sum, { queue, ...failed }) => {
    const of = queueNamed(queues, queue);
    if (of === undefined) return sum;
    const needs = needsOf(failed, of.isDeferred, customerValue.tryAgainShare);
    return sum + valueAtStake({ ...customerValue, preSale: of.preSale }, { ...needs, customers: null }).value;
  }, 0);
}

function queueNamed(queues: EconomicsBasis["queues"], name: string): EconomicsBasis["queues"][number] | undefined {
  return queues.find(({ queue }) => queue === name);
}

function reconciledOf(cover: readonly LedgerLine[]): PricedEconomics["reconciled"] {
  return [...new Set(cover.map(({ kind }) => kind))].flatMap((kind) => {
    const alike = cover.filter((line) => line.kind === kind);
    const full = totalOf(alike);
    const fixed = totalOf(alike.filter(({ isFixed }) => isFixed));
    return full === 0 && fixed === 0 ? [] : [{ kind, fixed, incremental: roundMoney(full - fixed), full }];
  });
}

function totalOf(lines: readonly LedgerLine[]): number {
  return totalOfLines(lines.map(({ amount }) => amount));
}
