import { apiClient } from "@springtide/client";
import { memberRoutes } from "@springtide/contracts";

/** What the pages of members and tokens ask of their server. */
export const memberApi = apiClient(memberRoutes);
