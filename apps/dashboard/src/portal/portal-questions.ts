import type { CommitmentRequest } from "@springtide/contracts";
import { Question, questionsOf } from "./answers/question.ts";
import { portalApi } from "./portal-api.ts";

export const meQuestion = new Question(() => portalApi.getMe());

/** Requests that wait for an answer: what the first page shows first. */
export const openRequestsQuestion = new Question(async () => {
  const { requests } = await portalApi.listCommitments({ query: { state: "requested" } });
  return requests;
});

/** All requests, page by page. */
export const requestsQuestion = new Question(async () => {
  const all: CommitmentRequest[] = [];
  let cursor: string | null = null;
  do {
    const page: { requests: CommitmentRequest[]; next: string | null } = await portalApi.listCommitments({
      query: { limit: "200", ...(cursor === null ? {} : { cursor }) },
    });
    all.push(...page.requests);
    cursor = page.next;
  } while (cursor !== null);
  return all;
});

/** One request with its revision. */
export const requestQuestion = questionsOf((id) => portalApi.getCommitment({ params: { request: id } }));
