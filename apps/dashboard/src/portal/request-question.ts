import { commitmentRoutes } from "@springtide/contracts";
import { pageClient } from "../api/page-client.ts";
import { questionsOf } from "./answers/question.ts";

const api = pageClient({ getCommitment: commitmentRoutes.getCommitment });

/** One request with its revision. */
export const requestQuestion = questionsOf((id) => api.getCommitment({ params: { request: id } }));
