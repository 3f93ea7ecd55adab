import { pageClient } from "./page-client.ts";
import { shopRoutes, signInRoutes } from "@springtide/contracts";

/** What every page asks of its server: who is there, and which shops. A page carries the schemas of what it asks, so others are apart. */
export const api = pageClient({ ...signInRoutes, listShops: shopRoutes.listShops });
