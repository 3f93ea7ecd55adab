import type { OrganisationStore, StoredShop } from "@springtide/store";
import { noSuchShop } from "../http/problems.ts";

/** @throws HttpProblem 404 `no-such-shop` */
export async function shopOf(own: OrganisationStore, id: string): Promise<StoredShop> {
  const stored = await own.shop(id);
  if (stored === null) throw noSuchShop(id);
  return stored;
}
