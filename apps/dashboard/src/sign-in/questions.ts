import { queryOptions } from "@tanstack/react-query";
import { askPeople } from "./people-api.ts";

export const meQuestion = queryOptions({ queryKey: ["me"], queryFn: () => askPeople("getMe"), retry: false });
export const waysQuestion = queryOptions({ queryKey: ["sign-in-ways"], queryFn: () => askPeople("signInWays") });
export const sessionsQuestion = queryOptions({ queryKey: ["sessions"], queryFn: () => askPeople("listSessions") });
export const tokensQuestion = queryOptions({ queryKey: ["tokens"], queryFn: () => askPeople("listAccessTokens") });
export const membersQuestion = queryOptions({ queryKey: ["members"], queryFn: () => askPeople("listMembers") });
