import { pageClient } from "./page-client.ts";
import { memberRoutes, partnerLinkRoutes, partnerRoutes } from "@springtide/contracts";

/** What the pages of members and tokens ask of their server. */
export const memberApi = pageClient({
  ...memberRoutes,
  ...partnerLinkRoutes,
  listPartnerAgreements: partnerRoutes.listPartnerAgreements,
});
