import { Refusal } from "@springtide/refusal";

export function noSuchShop(shop: string): Refusal {
  return new Refusal({
    code: "no-such-shop",
    place: { field: "/shop" },
    found: JSON.stringify(shop),
    rule: "work is asked for shops that are stored",
    remedy: "See the list of shops.",
  });
}
