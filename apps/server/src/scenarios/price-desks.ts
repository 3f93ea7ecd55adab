import { ComparisonQuantities, ComparisonResult, Plan } from "@springtide/contracts";
import type { PriceDesk } from "@springtide/season";
import type { Scope, Store } from "@springtide/store";
import { noSuchComparison } from "./kept-comparison.ts";

/** So many comparisons stay opened for those who try prices. */
const KEPT_OPEN = 4;

/** Comparisons opened for prices; those asked last stay open, so that a slider is answered at once. */
export class PriceDesks {
  readonly #store: Store;
  readonly #open = new Map<string, Promise<PriceDesk>>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** @throws HttpProblem 404 `no-such-comparison` */
  async desk(scope: Scope, shop: string, number: number): Promise<PriceDesk> {
    const key = JSON.stringify([scope.organisation, shop, number]);
    const known = this.#open.get(key) ?? this.#opened(scope, shop, number);
    this.#open.delete(key);
    this.#open.set(key, known);
    const [oldest] = this.#open.keys();
    if (this.#open.size > KEPT_OPEN && oldest !== undefined) this.#open.delete(oldest);
    try {
      return await known;
    } catch (error) {
      this.#open.delete(key);
      throw error;
    }
  }

  async #opened(scope: Scope, shop: string, number: number): Promise<PriceDesk> {
    const own = this.#store.within(scope);
    const kept = await own.comparisons.find(shop, number);
    if (kept === null) throw noSuchComparison(shop, number);
    const result = ComparisonResult.parse(kept.result);
    const stored = await own.publications.plan(shop, result.basis.plan);
    if (stored === null) throw noSuchComparison(shop, number);
    const quantities = ComparisonQuantities.parse(await own.comparisons.quantities(shop, number));
    const { openPrices } = await import("@springtide/season");
    return openPrices(Plan.parse(JSON.parse(stored.json)), result, quantities);
  }
}
