import { queryOptions } from "@tanstack/react-query";
import { memberApi } from "../api/member-api.ts";

export const tokensQuestion = queryOptions({ queryKey: ["tokens"], queryFn: () => memberApi.listAccessTokens() });
export const membersQuestion = queryOptions({ queryKey: ["members"], queryFn: () => memberApi.listMembers() });
export const partnerLinksQuestion = queryOptions({
  queryKey: ["partner-links"],
  queryFn: () => memberApi.listPartnerLinks(),
});
/** Whom a link can be made for: partners by their agreements. */
export const partnersQuestion = queryOptions({
  queryKey: ["partner-agreements"],
  queryFn: () => memberApi.listPartnerAgreements(),
});
