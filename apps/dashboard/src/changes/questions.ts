import { planChangeRoutes } from "@springtide/contracts";
import { queryOptions } from "@tanstack/react-query";
import { pageClient } from "../api/page-client.ts";

const api = pageClient(planChangeRoutes);

/** The newest plan of a shop beside the one before it. */
export function planChangesQuestion(shop: string) {
  return queryOptions({
    queryKey: ["plan-changes", shop],
    queryFn: ({ signal }) => api.getPlanChanges({ params: { shop }, signal }),
    structuralSharing: false,
  });
}
