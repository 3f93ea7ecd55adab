import type { InScope } from "../database/scope.ts";
import type { StoredShop } from "../repositories/shop-repository.ts";
import { holdShop, selectShop } from "../repositories/shop-repository.ts";
import type { ImportOrigin, ShopImport } from "./replace-shop.ts";
import { replaceShop } from "./replace-shop.ts";

/** Imports of the same shop that come while one is made; more in a row than anybody makes. */
const MOST_IMPORTS = 10;

/** Which shop is changed, how, and when and by whom. */
interface ShopChange {
  readonly id: string;
  readonly make: (stored: StoredShop | null) => Promise<ShopImport>;
  readonly done: () => ImportOrigin;
}

/** Stores what is made of a shop as it is; made anew, if another import came meanwhile. Gives back the number of the import. */
export async function changeShop(inScope: InScope, { id, make, done }: ShopChange): Promise<number> {
  for (let tries = 0; tries < MOST_IMPORTS; tries += 1) {
    const stored = await inScope((database) => selectShop(database, id));
    const imported = await make(stored);
    const importId = await inScope(async (database) =>
      (await holdShop(database, id)) === (stored?.importId ?? null) ? replaceShop(database, imported, done()) : null,
    );
    if (importId !== null) return importId;
  }
  throw new Error(`The shop ${id} is imported again and again.`);
}
