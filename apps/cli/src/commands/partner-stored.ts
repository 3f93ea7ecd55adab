import { shopRoutes } from "@springtide/contracts";
import type { HoldingServer, Store } from "@springtide/store";
import type { Given } from "../command.ts";
import { storePlace } from "../places.ts";

/** What is asked about a stored shop: of the server that holds the data, or of the store where none does. */
export interface StoredQuestion<Answer> {
  readonly ofServer: (shop: string, ask: (path: string) => Promise<unknown>) => Promise<Answer>;
  readonly ofStore: (shop: string, needs: { readonly store: Store; readonly now: () => Date }) => Promise<Answer>;
}

/** @throws Refusal `nothing-stored`, `no-such-shop`, `shop-unclear`, and what the question refuses */
export async function fromStored<Answer>(given: Given, question: StoredQuestion<Answer>): Promise<Answer> {
  const place = storePlace(given.text("data"));
  const { requireStore, shopMeant } = await import("./stored-shop.ts");
  await requireStore(place);
  const { serverFor } = await import("../owner-client.ts");
  const server = await serverFor(place);
  const named = given.text("shop");
  if (server !== null) {
    const ask = asker(server);
    const shop = named ?? shopMeant(await shopsOf(ask), undefined, place.folder);
    return question.ofServer(shop, ask);
  }
  const { LOCAL_SCOPE, openStore } = await import("@springtide/store");
  const store = await openStore(place);
  try {
    const stored = (await store.within(LOCAL_SCOPE).listShops()).map(({ id }) => id);
    return await question.ofStore(shopMeant(stored, named, place.folder), { store, now: place.now });
  } finally {
    await store.close();
  }
}

function asker(server: HoldingServer): (path: string) => Promise<unknown> {
  return async (path) => {
    const { askOwner } = await import("../owner-client.ts");
    const answer: unknown = await (await askOwner(server, path, {})).json();
    return answer;
  };
}

async function shopsOf(ask: (path: string) => Promise<unknown>): Promise<string[]> {
  return shopRoutes.listShops.response.parse(await ask("/api/shops")).shops.map(({ id }) => id);
}
