import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "@springtide/refusal";
import { serverFor } from "../owner-client.ts";
import type { storePlace } from "../places.ts";

/**
 * Makes sure that something is stored before a store is opened: opening an empty folder would make one.
 * @throws Refusal `nothing-stored`
 */
export async function requireStore(place: ReturnType<typeof storePlace>): Promise<void> {
  if (place.databaseUrl !== null || (await serverFor(place)) !== null) return;
  const database = await stat(join(place.folder, "postgres")).catch(() => null);
  if (database === null) throw nothingStored(place.folder);
}

/**
 * Which of the stored shops is meant: the one that is named, else the only one.
 * @throws Refusal `nothing-stored`, `no-such-shop`, `shop-unclear`
 */
export function shopMeant(stored: readonly string[], named: string | undefined, where: string): string {
  if (named !== undefined) {
    if (!stored.includes(named)) throw noSuchShop(named, stored);
    return named;
  }
  const [only, ...others] = stored;
  if (only === undefined) throw nothingStored(where);
  if (others.length === 0) return only;
  throw new Refusal({
    code: "shop-unclear",
    place: {},
    found: `${stored.length} shops stored: ${stored.join(", ")}`,
    rule: "it must be clear which one is meant",
    remedy: "Name it with --shop, or give its shop file.",
  });
}

/** That no shop of this id is stored. */
export function noSuchShop(shop: string, stored: readonly string[] = []): Refusal {
  return new Refusal({
    code: "no-such-shop",
    place: {},
    found: `no stored shop "${shop}"`,
    rule: stored.length === 0 ? "a shop is named by the id in its file" : `those stored are ${stored.join(", ")}`,
    remedy: "Mend the id, or name the right data folder with --data.",
  });
}

/** That a shop was named in two ways. */
export function shopTwice(path: string, named: string | undefined): Refusal {
  return new Refusal({
    code: "shop-twice",
    place: {},
    found: `the shop file ${path}${named === undefined ? "" : ` and --shop ${named}`}`,
    rule: "a file goes into one shop",
    remedy: "Give the shop file or the id of a stored shop, not both.",
  });
}

/** That something that is stored would be other than it is, and nobody said that it may. */
export function wouldReplace(found: string): Refusal {
  return new Refusal({
    code: "would-replace",
    place: {},
    found,
    rule: "nothing that is stored is replaced unless somebody says so",
    remedy: "Look at the difference (--preview), then add --replace.",
  });
}

function nothingStored(where: string): Refusal {
  return new Refusal({
    code: "nothing-stored",
    place: { file: where },
    found: "no shop",
    rule: "without a shop file, files go into a shop that is stored already",
    remedy:
      "Store the shop first with springtide import shop.yaml --contacts ..., or name the right folder with --data.",
  });
}
