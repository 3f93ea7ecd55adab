import type { Shop } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";
import type { financeApi } from "../finance-api.ts";

type Changes = NonNullable<Parameters<typeof financeApi.priceComparison>[0]>["body"]["changes"];

/** A price that can be moved in percent without planning anew. */
export interface PriceDial {
  readonly key: string;
  readonly kind: "wages" | "price" | "fees" | "customer";
  /** Id of the team or agreement; "" of what a customer is worth. */
  readonly id: string;
  readonly name: string;
}

/** Percent by which dials were moved, by key. */
export type MovedDials = ReadonlyMap<string, number>;

/** Wages of teams, prices and fees of partners, and what a customer is worth where the shop says it. */
export function priceDials(
  shop: Pick<Shop, "teams" | "agreements" | "customerValue">,
  { say }: Pick<Words, "say">,
): readonly PriceDial[] {
  const dial = (kind: PriceDial["kind"], id: string, name: string): PriceDial => ({
    key: `${kind} ${id}`,
    kind,
    id,
    name,
  });
  return [
    ...shop.teams.map(({ id, name }) => dial("wages", id, say("finance.dial-wages", { name }))),
    ...shop.agreements.map(({ id, partner }) => dial("price", id, say("finance.dial-price", { name: partner }))),
    ...shop.agreements
      .filter(({ standBy, cancel }) => standBy !== null || cancel !== null)
      .map(({ id, partner }) => dial("fees", id, say("finance.dial-fees", { name: partner }))),
    ...(shop.customerValue === null ? [] : [dial("customer", "", say("finance.dial-customer"))]),
  ];
}

/** The change that the moved dials ask for; null where none was moved. */
export function priceChanges(dials: readonly PriceDial[], moved: MovedDials): Changes | null {
  const moves = dials.flatMap(({ key, kind, id }) => {
    const percent = moved.get(key) ?? 0;
    return percent === 0 ? [] : [{ kind, id, change: percentSaid(percent) }];
  });
  if (moves.length === 0) return null;
  const of = (kind: PriceDial["kind"]) => moves.filter((move) => move.kind === kind);
  const agreements = new Map<string, { price?: string; fees?: string }>();
  for (const { id, change } of of("price")) agreements.set(id, { price: change });
  for (const { id, change } of of("fees")) agreements.set(id, { ...agreements.get(id), fees: change });
  const [customer] = of("customer");
  return {
    teams: Object.fromEntries(of("wages").map(({ id, change }) => [id, { wages: change }])),
    agreements: Object.fromEntries(agreements),
    ...(customer === undefined ? {} : { customerValue: { marginAYear: customer.change } }),
  };
}

/** "+10%", as changes are written. */
function percentSaid(percent: number): string {
  return `${percent < 0 ? "-" : "+"}${String(Math.abs(percent))}%`;
}
