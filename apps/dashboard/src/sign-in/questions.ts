import { queryOptions } from "@tanstack/react-query";
import { api } from "../api/api.ts";

export const meQuestion = queryOptions({ queryKey: ["me"], queryFn: () => api.getMe(), retry: false });
export const waysQuestion = queryOptions({ queryKey: ["sign-in-ways"], queryFn: () => api.signInWays() });
export const sessionsQuestion = queryOptions({ queryKey: ["sessions"], queryFn: () => api.listSessions() });
