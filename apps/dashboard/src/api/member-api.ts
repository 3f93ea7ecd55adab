import { pageClient } from "./page-client.ts";
import { memberRoutes } from "@springtide/contracts";

/** What the pages of members and tokens ask of their server. */
export const memberApi = pageClient(memberRoutes);
