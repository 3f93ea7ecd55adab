export { apiClient } from "./api-client.ts";
export { ApiProblem, unreachable } from "./api-problem.ts";
export type { ApiClient, FetchedFile, RouteCall, Versioned } from "./route-calls.ts";
export type { ClientOptions } from "./send-request.ts";
export { newKey } from "./new-key.ts";
