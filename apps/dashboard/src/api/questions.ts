import { queryOptions } from "@tanstack/react-query";
import { api } from "./api.ts";
import type { seasonApi as SeasonApi } from "./season-api.ts";

/** The newest plan of a shop, or how far it is. */
export type PlanAnswer = Awaited<ReturnType<(typeof SeasonApi)["getPlan"]>>;
type ShopPage = Awaited<ReturnType<typeof api.listShops>>;

/** The shops that are stored; asked again while a plan is under way, so that the list says when it is ready. */
export const shopsQuestion = queryOptions({
  queryKey: ["shops"],
  queryFn: ({ signal }) => allShops(signal),
  refetchInterval: ({ state }) => (state.data?.shops.some(({ plan }) => plan === "under-way") === true ? 3000 : false),
});

/** Survey figures with their sources: they come with the software and do not change while it runs. */
export const surveysQuestion = queryOptions({
  queryKey: ["surveys"],
  queryFn: async ({ signal }) => (await seasonApi()).listSurveys({ signal }),
  staleTime: Infinity,
});

/** The newest plan of a shop, or how far it is. A plan is large: it is fetched and parsed once, and not compared again. */
export function planQuestion(shop: string) {
  return queryOptions({
    queryKey: ["plan", shop],
    queryFn: async ({ signal }) => (await seasonApi()).getPlan({ params: { shop }, signal }),
    staleTime: Infinity,
    structuralSharing: false,
    refetchInterval: ({ state }) => (state.data?.state === "under-way" ? 1000 : false),
  });
}

async function seasonApi() {
  return (await import("./season-api.ts")).seasonApi;
}

/** Page by page, to the last. */
async function allShops(signal: AbortSignal): Promise<{ readonly shops: ShopPage["shops"] }> {
  const shops: ShopPage["shops"] = [];
  let page = await api.listShops({ signal });
  shops.push(...page.shops);
  while (page.next !== null) {
    page = await api.listShops({ query: { cursor: page.next }, signal });
    shops.push(...page.shops);
  }
  return { shops };
}
