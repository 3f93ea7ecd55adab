import {
  type Agreement,
  type CommitmentRequest,
  type DeliveredInterval,
  FinanceSettings,
  Plan,
  type StoredFinanceSettings,
} from "@springtide/contracts";
import type { BooksOfShop } from "@springtide/season/service";
import type { OrganisationStore, StoredShop } from "@springtide/store";
import { requestsOfShop } from "../commitments/requests-of-shop.ts";
import { withAcceptedRoster } from "../roster-drafts/accepted-roster.ts";
import { settlementFacts } from "./settlement-facts.ts";

/**
 * What the books of all shops are read from: their requests, what was delivered, locked and agreed, and their newest plans with the rosters that people
 * accepted.
 * @param closed a calendar month that is closed: agreements by which its statement is final have the terms of then
 */
export async function booksOfShops(own: OrganisationStore, now: Date, closed?: string): Promise<BooksOfShop[]> {
  const books: BooksOfShop[] = [];
  for (const { id } of await own.listShops()) {
    const found = await own.shop(id);
    if (found === null) continue;
    const stored = closed === undefined ? found : await withSealedTerms(own, found, closed);
    const newest = await own.newestPlan(id);
    const plan =
      newest === null ? null : await withAcceptedRoster(own, Plan.parse(JSON.parse(newest.json)), newest.version);
    const requests = await requestsOfShop(own, id);
    const settled = await settlementFacts(own, stored, requests, now);
    books.push({ shop: stored.shop, requests, deliveries: await deliveriesOf(own, id, requests), settled, plan });
  }
  return books;
}

async function withSealedTerms(own: OrganisationStore, stored: StoredShop, month: string): Promise<StoredShop> {
  const agreements: Agreement[] = [];
  for (const agreement of stored.shop.agreements) {
    const seal = await own.settlements.seal({ shop: stored.shop.id, agreement: agreement.id, month });
    agreements.push(seal?.terms.shop.agreements.find(({ id }) => id === agreement.id) ?? agreement);
  }
  return { ...stored, shop: { ...stored.shop, agreements } };
}

/** What was measured while any line of the requests was at work. */
async function deliveriesOf(
  own: OrganisationStore,
  shop: string,
  requests: readonly CommitmentRequest[],
): Promise<DeliveredInterval[]> {
  const found: DeliveredInterval[] = [];
  for (const agreement of new Set(requests.map((request) => request.agreement))) {
    const lines = requests.filter((request) => request.agreement === agreement).flatMap((request) => request.lines);
    const fromMs = lines.reduce((first, { start }) => Math.min(first, Date.parse(start)), Infinity);
    const untilMs = lines.reduce((last, { end }) => Math.max(last, Date.parse(end)), -Infinity);
    // An interval that began before the first line may reach into it.
    if (fromMs < untilMs)
      found.push(...(await own.partners.deliveries({ shop, agreement }, { fromMs: fromMs - HOUR_MS, untilMs })));
  }
  return found;
}

const HOUR_MS = 3_600_000;

/** The settings of the books; first guesses while nobody set anything. */
export async function financeSettings(own: OrganisationStore): Promise<StoredFinanceSettings> {
  const stored = await own.monthEnds.settings();
  if (stored !== null) return stored;
  const currencies: string[] = [];
  for (const { id } of await own.listShops()) currencies.push((await own.shop(id))?.shop.currency ?? "EUR");
  const times = (currency: string): number => currencies.filter((one) => one === currency).length;
  const [usual = "EUR"] = currencies.toSorted((a, b) => times(b) - times(a));
  const settings = FinanceSettings.parse({
    currency: usual,
    calendar: { firstMonth: 1, periods: "month" },
    ...{ taxes: [], costCentres: [] },
    tolerance: { share: 0.01, amountCents: 100 },
  });
  return { settings, revision: 0, savedAt: null, savedBy: null };
}
