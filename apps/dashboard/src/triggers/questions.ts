import { causeRoutes, connectionRoutes } from "@springtide/contracts";
import { queryOptions } from "@tanstack/react-query";
import { pageClient } from "../api/page-client.ts";

const api = pageClient({ ...causeRoutes, getFigures: connectionRoutes.getFigures });

/** The weather that a shop is planned from; it is large and is compared no further. */
export function weatherHistoryQuestion(shop: string) {
  return queryOptions({
    queryKey: ["weather-history", shop],
    queryFn: ({ signal }) => api.getWeatherHistory({ params: { shop }, signal }),
    structuralSharing: false,
  });
}

/** How the newest plans saw the dates of triggers. */
export function onsetHistoryQuestion(shop: string) {
  return queryOptions({
    queryKey: ["onset-history", shop],
    queryFn: ({ signal }) => api.getOnsetHistory({ params: { shop }, signal }),
    structuralSharing: false,
  });
}

/** Orders that triggers follow. */
export function figuresQuestion(shop: string) {
  return queryOptions({
    queryKey: ["figures", shop],
    queryFn: ({ signal }) => api.getFigures({ params: { shop }, signal }),
    structuralSharing: false,
  });
}
