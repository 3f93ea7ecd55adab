import type { CommitmentAction, Problem } from "@springtide/contracts";
import { commitmentRoutes } from "@springtide/contracts";
import { pageClient } from "../../api/page-client.ts";
import { questionsOf } from "../answers/question.ts";
import { requestsQuestion } from "../portal-questions.ts";
import { requestQuestion } from "../request-question.ts";

const api = pageClient({
  actOnCommitment: commitmentRoutes.actOnCommitment,
  commitmentDelta: commitmentRoutes.commitmentDelta,
  commitmentEvents: commitmentRoutes.commitmentEvents,
});

/** What changed between two versions, named "R-17 2 3". */
export const deltaQuestion = questionsOf((named) => {
  const [request = "", from = "", to = ""] = named.split(" ");
  return api.commitmentDelta({ params: { request }, query: { from, to } });
});

/** All that happened to a request, the newest last. */
export const eventsQuestion = questionsOf((request) => api.commitmentEvents({ params: { request } }));

/** What an action came to. */
interface Acted {
  readonly etag: string;
  readonly findings: Problem["errors"];
}

/**
 * Does something with a request, upon the revision that was read; what it is then is shown at once.
 * @returns its new ETag, and what is odd about what was taken all the same
 */
export async function act(request: string, etag: string, action: CommitmentAction): Promise<Acted> {
  const done = await api.actOnCommitment({ params: { request }, ifMatch: etag, body: action });
  requestQuestion(request).tell({ value: done.value.request, etag: done.etag });
  void requestsQuestion.ask();
  return { etag: done.etag, findings: done.value.findings };
}
