import { commitmentRoutes, signInRoutes } from "@springtide/contracts";
import { pageClient } from "../api/page-client.ts";

/** What the first page of the portal asks; what later pages ask comes with them. */
export const portalApi = pageClient({
  getMe: signInRoutes.getMe,
  listCommitments: commitmentRoutes.listCommitments,
  getCommitment: commitmentRoutes.getCommitment,
});
