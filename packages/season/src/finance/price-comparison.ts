import type {
  ComparisonQuantities,
  ComparisonResult,
  FinanceOutcome,
  Plan,
  PriceChanges,
  Scenario,
} from "@springtide/contracts";
import { basisOfPlan } from "../basis.ts";
import { PLAN } from "./asked-columns.ts";
import { besidePlan, type LoneOutcome, loneOutcome } from "./finance-outcome.ts";
import { quantitiesOfKept } from "./keep-quantities.ts";
import { asksInSameOrder } from "./price-only.ts";
import { knownTeams, priceSeason, shopOfChain } from "./price-season.ts";
import type { SeasonQuantities } from "./season-quantities.ts";
import { readChain } from "./work-out-columns.ts";

/** A comparison at other prices. */
interface PricedComparison {
  readonly outcomes: readonly FinanceOutcome[];
  readonly unpriced: readonly { readonly id: string; readonly reason: string }[];
}

/** A comparison opened for prices: what is kept is unpacked once. */
export interface PriceDesk {
  price(changes: PriceChanges, only?: readonly string[]): PricedComparison;
}

/**
 * Opens a kept comparison for prices. What is answered is to the cent what the scenarios come to when they are compared with these prices; where
 * prices would have other partners asked first, that is said instead.
 */
export function openPrices(
  plan: Plan,
  { outcomes }: Pick<ComparisonResult, "outcomes">,
  kept: ComparisonQuantities,
): PriceDesk {
  const { grid, holidays, paths } = basisOfPlan(plan);
  const known = new Map(
    kept.columns.flatMap(({ id, quantities }): [string, SeasonQuantities][] =>
      quantities === null ? [] : [[id, quantitiesOfKept(quantities)]],
    ),
  );
  const columns = kept.columns.flatMap(({ id, chain }) => {
    const outcome = outcomes.find((one) => one.id === id);
    const quantities = known.get(id) ?? known.get(PLAN);
    return outcome === undefined || quantities === undefined ? [] : [{ outcome, quantities, chain: readChain(chain) }];
  });
  return {
    price(changes, only) {
      const ofTeams = knownTeams(plan, { grid, holidays });
      const asked = columns.filter(({ outcome: { id } }) => id === PLAN || only === undefined || only.includes(id));
      const priced = asked.map(({ outcome, quantities, chain }): LoneOutcome | string => {
        const people = chain.at(-1)?.people ?? "replanned";
        const whole: Scenario[] = [...chain, { id: "prices", people, changes }];
        const bought = known.has(outcome.id) ? chain : [];
        if (people === "replanned" && !asksInSameOrder(shopOfChain(plan, bought).shop, shopOfChain(plan, whole).shop))
          return "At these prices other partners are asked first: compare it to know.";
        const worked = priceSeason(plan, { grid, holidays, paths }, quantities, whole, ofTeams);
        return loneOutcome(outcome, { quantities, priced: worked, decided: null, followed: null, isPriced: true });
      });
      const planned = priced[asked.findIndex(({ outcome }) => outcome.id === PLAN)];
      return {
        outcomes: priced.flatMap((one, i) =>
          typeof one === "string"
            ? []
            : [
                besidePlan(
                  one,
                  asked[i]?.outcome.id === PLAN || typeof planned === "string" ? null : (planned ?? null),
                  null,
                ),
              ],
        ),
        unpriced: priced.flatMap((one, i) =>
          typeof one === "string" ? [{ id: asked[i]?.outcome.id ?? "", reason: one }] : [],
        ),
      };
    },
  };
}
