import type { CommitmentRequest, commitmentRoutes, signInRoutes } from "@springtide/contracts";
import { Question } from "./answers/question.ts";
import { ME_ADDRESS, OPEN_REQUESTS_ADDRESS } from "./first-answers.ts";
import { readLean } from "./lean-client.ts";

type Requests = (typeof commitmentRoutes)["listCommitments"];

/** Who is signed in. */
export const meQuestion = new Question(() => readLean<(typeof signInRoutes)["getMe"]>(ME_ADDRESS));

/** Requests that wait for an answer: what the first page shows first. */
export const openRequestsQuestion = new Question(
  async () => (await readLean<Requests>(OPEN_REQUESTS_ADDRESS)).requests,
);

/** All requests, page by page. */
export const requestsQuestion = new Question(async () => {
  const all: CommitmentRequest[] = [];
  for (let cursor = ""; ;) {
    const { requests, next } = await readLean<Requests>(`/api/commitments?limit=200${cursor}`);
    all.push(...requests);
    if (next === null) return all;
    cursor = `&cursor=${next}`;
  }
});
