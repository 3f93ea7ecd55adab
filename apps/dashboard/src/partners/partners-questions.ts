import type { CommitmentRequest } from "@springtide/contracts";
import { queryOptions } from "@tanstack/react-query";
import { partnersApi } from "./partners-api.ts";

const MOST_AT_A_TIME = "200";

/** Everything that is asked about a shop's partners: what is done here changes several answers at once. */
export const partnersKey = (shop: string): readonly string[] => ["partners", shop];

/** The shop's agreements. */
export function agreementsQuestion(shop: string) {
  return queryOptions({
    queryKey: ["partners", shop, "agreements"],
    queryFn: async ({ signal }) =>
      (await partnersApi.listPartnerAgreements({ signal })).agreements.filter((terms) => terms.shop === shop),
  });
}

export function comparedQuestion(shop: string) {
  return queryOptions({
    queryKey: ["partners", shop, "compared"],
    queryFn: ({ signal }) => partnersApi.comparePartners({ params: { shop }, signal }),
  });
}

export function recutsQuestion(shop: string) {
  return queryOptions({
    queryKey: ["partners", shop, "recuts"],
    queryFn: ({ signal }) => partnersApi.listRecuts({ params: { shop }, signal }),
  });
}

/** Requests of a shop, the newest first. */
export function requestsQuestion(shop: string) {
  return queryOptions({
    queryKey: ["partners", shop, "requests"],
    queryFn: async ({ signal }) => {
      const found: CommitmentRequest[] = [];
      let cursor: string | null = null;
      do {
        const query = { shop, limit: MOST_AT_A_TIME, ...(cursor === null ? {} : { cursor }) };
        const page: Awaited<ReturnType<typeof partnersApi.listCommitments>> = await partnersApi.listCommitments({
          query,
          signal,
        });
        found.push(...page.requests);
        cursor = page.next;
      } while (cursor !== null);
      return found.reverse();
    },
  });
}

export function disputesQuestion(shop: string) {
  return queryOptions({
    queryKey: ["partners", shop, "disputes"],
    queryFn: async ({ signal }) => (await partnersApi.listDisputes({ query: { shop }, signal })).disputes,
  });
}

/** What a month under an agreement comes to. */
export function statementQuestion(shop: string, agreement: string, month: string) {
  return queryOptions({
    queryKey: ["partners", shop, "statement", agreement, month],
    queryFn: ({ signal }) => partnersApi.settlement({ query: { shop, agreement, month }, signal }),
  });
}

/** Records of an agreement's seats. */
export function seatsQuestion(shop: string, agreement: string) {
  return queryOptions({
    queryKey: ["partners", shop, "seats", agreement],
    queryFn: ({ signal }) => partnersApi.seatReadiness({ params: { shop, agreement }, signal }),
  });
}
