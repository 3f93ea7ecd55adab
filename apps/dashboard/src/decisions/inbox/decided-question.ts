import { queryOptions } from "@tanstack/react-query";
import { decisionApi } from "./decision-api.ts";

/** What was decided on a shop's deadlines, and how requests that followed stand. */
export type Decided = Awaited<ReturnType<typeof decisionApi.listDecisions>>;

export function decidedQuestion(shop: string) {
  return queryOptions({
    queryKey: ["decisions", shop],
    queryFn: ({ signal }) => decisionApi.listDecisions({ params: { shop }, signal }),
  });
}

const MOST_DRAFTS = "200";

/** Requests of a shop that were written and not sent. */
export function draftsQuestion(shop: string) {
  return queryOptions({
    queryKey: ["commitment-drafts", shop],
    queryFn: async ({ signal }) =>
      (await decisionApi.listCommitments({ query: { shop, state: "draft", limit: MOST_DRAFTS }, signal })).requests,
  });
}
