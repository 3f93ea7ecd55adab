import { queryOptions } from "@tanstack/react-query";
import { ask } from "./client.ts";

/** The shops that are stored; asked again while a plan is under way, so that the list says when it is ready. */
export const shopsQuestion = queryOptions({
  queryKey: ["shops"],
  queryFn: ({ signal }) => ask("listShops", {}, signal),
  refetchInterval: ({ state }) => (state.data?.shops.some(({ plan }) => plan === "under-way") === true ? 3000 : false),
});

/** Survey figures with their sources: they come with the software and do not change while it runs. */
export const surveysQuestion = queryOptions({
  queryKey: ["surveys"],
  queryFn: ({ signal }) => ask("listSurveys", {}, signal),
  staleTime: Infinity,
});

/** The newest plan of a shop, or how far it is. A plan is large: it is fetched and parsed once, and not compared again. */
export function planQuestion(shop: string) {
  return queryOptions({
    queryKey: ["plan", shop],
    queryFn: ({ signal }) => ask("getPlan", { shop }, signal),
    staleTime: Infinity,
    structuralSharing: false,
    refetchInterval: ({ state }) => (state.data?.state === "under-way" ? 1000 : false),
  });
}
