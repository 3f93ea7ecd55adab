import { exportRoutes, partnerRoutes } from "@springtide/contracts";
import { pageClient } from "../../api/page-client.ts";

/** What comes back from partners as files. */
export const filesApi = pageClient({
  readAnswer: exportRoutes.readAnswer,
  readPartnerRoster: partnerRoutes.readPartnerRoster,
});
