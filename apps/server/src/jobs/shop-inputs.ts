import type { ContactHistory } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { OrganisationStore, StoredShop } from "@springtide/store";
import type { ConnectedInputs } from "../connections/connected-inputs.ts";
import { connectedInputs } from "../connections/connected-inputs.ts";
import { noSuchShop } from "./no-such-shop.ts";

/** Everything that is stored of a shop, of one import, and what came from its connections by then. */
export interface ShopInputs extends StoredShop, ConnectedInputs {
  readonly shop: ConnectedInputs["shop"];
  readonly contacts: readonly ContactHistory[];
}

/** Imports that come while a shop is read; more in a row than anybody makes. */
const MOST_IMPORTS = 10;

/**
 * Reads a shop, again where it was replaced meanwhile.
 * @param queue the one queue whose contacts are wanted; all if not given
 * @throws Refusal `no-such-shop`
 */
export async function shopInputs(store: OrganisationStore, shop: string, queue?: string): Promise<ShopInputs> {
  for (let tries = 0; tries < MOST_IMPORTS; tries += 1) {
    const stored = await store.shop(shop);
    if (stored === null) throw noSuchShop(shop);
    const contacts = await store.history(shop, stored.importId, queue);
    const connected = await connectedInputs(store, stored);
    const after = await store.shop(shop);
    if (after?.importId === stored.importId && after.inputsHash === stored.inputsHash)
      return { ...stored, contacts, ...connected };
  }
  throw new Error(`The shop ${shop} is replaced again and again.`);
}

/**
 * Reads a shop as it was when a job was asked.
 * @param asked hash of the inputs then
 * @param queue the one queue whose contacts are wanted; all if not given
 * @throws Refusal `no-such-shop`, `inputs-replaced`
 */
export async function shopInputsAsAsked(
  store: OrganisationStore,
  shop: string,
  asked: string | null,
  queue?: string,
): Promise<ShopInputs> {
  const inputs = await shopInputs(store, shop, queue);
  if (inputs.inputsHash === asked) return inputs;
  throw inputsReplaced(shop);
}

export function inputsReplaced(shop: string): Refusal {
  return new Refusal({
    code: "inputs-replaced",
    place: { field: "/shop" },
    found: `the shop ${shop}, imported anew since this was asked`,
    rule: "an answer is of the inputs that were asked about",
    remedy: "Ask again.",
  });
}

/** Hash of a shop's present inputs. @throws Refusal `no-such-shop` */
export async function presentInputs(store: OrganisationStore, shop: string): Promise<string> {
  const stored = await store.shop(shop);
  if (stored === null) throw noSuchShop(shop);
  return stored.inputsHash;
}
