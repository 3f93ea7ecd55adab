import { PlanModel } from "@springtide/contracts";
import type { PageView } from "../pages/page-views.ts";
import { isPageView } from "../pages/page-views.ts";

/** What the page's address says: which shop, which queue, which day is open, by which model if not the plan's own, and which page is in view. */
export interface Address {
  readonly shop: string | null;
  readonly queue: string | null;
  readonly day: string | null;
  readonly model: PlanModel | null;
  /** Null for the season. */
  readonly view: PageView | null;
  /** The period of the decisions that is open. */
  readonly period: string | null;
  /** What the page in view keeps in the address for itself, so that what is seen can be sent to somebody. */
  readonly own: Readonly<Record<string, string>>;
}

const KNOWN = ["shop", "queue", "day", "model", "view", "period"] as const;

export function readAddress(search: string): Address {
  const query = new URLSearchParams(search);
  const model = PlanModel.safeParse(query.get("model"));
  const view = query.get("view");
  return {
    shop: query.get("shop"),
    queue: query.get("queue"),
    day: query.get("day"),
    model: model.success ? model.data : null,
    view: isPageView(view) ? view : null,
    period: query.get("period"),
    own: Object.fromEntries([...query].filter(([key]) => !KNOWN.some((known) => known === key))),
  };
}

/** The address as a query, shortest form; "" when it says nothing. */
export function writeAddress(address: Address): string {
  const query = new URLSearchParams();
  for (const key of KNOWN) {
    const value = address[key];
    if (value !== null) query.set(key, value);
  }
  for (const [key, value] of Object.entries(address.own).sort(([a], [b]) => (a < b ? -1 : 1))) query.set(key, value);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** Another shop has other queues and days and a plan of its own: they do not carry over. What a page keeps for itself goes with it. */
export function moved(address: Address, change: Partial<Address>): Address {
  const otherShop = change.shop !== undefined && change.shop !== address.shop;
  const otherView = change.view !== undefined && change.view !== address.view;
  const kept = otherShop ? { ...EMPTY_ADDRESS, view: address.view } : address;
  return { ...kept, ...(otherView ? { own: {} } : {}), ...change };
}

/** An address that says nothing. */
export const EMPTY_ADDRESS: Address = {
  shop: null,
  queue: null,
  day: null,
  model: null,
  view: null,
  period: null,
  own: {},
};
