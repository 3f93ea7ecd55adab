import { queryOptions } from "@tanstack/react-query";
import { memberApi } from "../api/member-api.ts";

export const tokensQuestion = queryOptions({ queryKey: ["tokens"], queryFn: () => memberApi.listAccessTokens() });
export const membersQuestion = queryOptions({ queryKey: ["members"], queryFn: () => memberApi.listMembers() });
