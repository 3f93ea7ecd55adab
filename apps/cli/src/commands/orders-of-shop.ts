import { dirname, resolve } from "node:path";
import type { OrderDay, Shop } from "@springtide/contracts";
import { readOrders } from "@springtide/exchange";

/** The files of orders that a shop file names, by the trigger that follows each; paths are taken from where the shop file lies. */
function orderPaths(shop: Shop, shopPath: string): ReadonlyMap<string, string> {
  return new Map(
    shop.triggers.flatMap((trigger) =>
      trigger.kind === "order-contacts" && trigger.orders !== undefined
        ? [[trigger.id, resolve(dirname(shopPath), trigger.orders)] as const]
        : [],
    ),
  );
}

/** Reads every file of orders that a shop file names. @throws Refusal of the reader */
export async function ordersOfShop(
  shop: Shop,
  shopPath: string,
): Promise<{ readonly orders: ReadonlyMap<string, readonly OrderDay[]>; readonly notes: readonly string[] }> {
  const orders = new Map<string, readonly OrderDay[]>();
  const notes: string[] = [];
  for (const [trigger, path] of orderPaths(shop, shopPath))
    orders.set(trigger, await readOrders({ path, note: (sentence) => notes.push(sentence) }));
  return { orders, notes };
}
