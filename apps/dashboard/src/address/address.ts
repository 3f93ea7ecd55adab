import { PlanModel } from "@springtide/contracts";

/** What the page's address says: which shop, which queue, which day is open, by which model if not the plan's own, and what is in view instead of the season. */
export interface Address {
  readonly shop: string | null;
  readonly queue: string | null;
  readonly day: string | null;
  readonly model: PlanModel | null;
  readonly view: PageView | null;
  /** The period of the decisions that is open. */
  readonly period: string | null;
}

/** What is in view instead of the season. */
export type PageView = "decisions" | "roster";

export function readAddress(search: string): Address {
  const query = new URLSearchParams(search);
  const model = PlanModel.safeParse(query.get("model"));
  return {
    shop: query.get("shop"),
    queue: query.get("queue"),
    day: query.get("day"),
    model: model.success ? model.data : null,
    view: viewOf(query.get("view")),
    period: query.get("period"),
  };
}

function viewOf(text: string | null): PageView | null {
  return text === "decisions" || text === "roster" ? text : null;
}

/** The address as a query, shortest form; "" when it says nothing. */
export function writeAddress(address: Address): string {
  const query = new URLSearchParams();
  for (const key of ["shop", "queue", "day", "model", "view", "period"] as const) {
    const value = address[key];
    if (value !== null) query.set(key, value);
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

const NOTHING: Address = { shop: null, queue: null, day: null, model: null, view: null, period: null };

/** Another shop has other queues and days and a plan of its own: they do not carry over. */
export function moved(address: Address, change: Partial<Address>): Address {
  const otherShop = change.shop !== undefined && change.shop !== address.shop;
  return { ...(otherShop ? NOTHING : address), ...change };
}
