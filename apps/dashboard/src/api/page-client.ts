import { apiClient } from "@springtide/client";
import type { AnyRoute } from "@springtide/contracts";
import { watchedFetch } from "../connection/page-connection.ts";

/**
 * A client of the server that the page came from; the page learns from each of its requests whether the server is there.
 * @param routes those that are wanted and no others: a page carries their schemas
 */
export function pageClient<const Routes extends Readonly<Record<string, AnyRoute>>>(routes: Routes) {
  return apiClient(routes, { fetch: watchedFetch });
}
