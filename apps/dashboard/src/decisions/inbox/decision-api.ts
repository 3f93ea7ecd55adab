import { commitmentRoutes, decisionRoutes } from "@springtide/contracts";
import { pageClient } from "../../api/page-client.ts";

const { makeCommitment, listCommitments, getCommitment, actOnCommitment } = commitmentRoutes;

/** What the inbox asks of its server: what was decided, and requests to partners. */
export const decisionApi = pageClient({
  ...decisionRoutes,
  makeCommitment,
  listCommitments,
  getCommitment,
  actOnCommitment,
});
