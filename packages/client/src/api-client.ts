import type { AnyRoute, Route } from "@springtide/contracts";
import { notUnderstood } from "./api-problem.ts";
import { followStream } from "./follow-stream.ts";
import type { AnyCall, ApiClient, FetchedFile } from "./route-calls.ts";
import type { ClientOptions } from "./send-request.ts";
import { sendRequest } from "./send-request.ts";

/**
 * A client of the API: a function for each route, whose parameters, body and answer are those of the contract.
 * @param routes those that are wanted, such as `shopRoutes`: a page then carries the schemas of no others
 */
export function apiClient<const Routes extends Readonly<Record<string, AnyRoute>>>(
  routes: Routes,
  options?: ClientOptions,
): ApiClient<Routes>;
export function apiClient(
  routes: Readonly<Record<string, AnyRoute>>,
  options: ClientOptions = {},
): Readonly<Record<string, (call?: AnyCall) => unknown>> {
  return Object.fromEntries(
    Object.entries(routes).map(([name, route]) => [name, (call: AnyCall = {}) => ask(route, call, options)]),
  );
}

function ask(route: AnyRoute, call: AnyCall, options: ClientOptions): unknown {
  if ("event" in route) return followStream(route, call, options);
  if ("mediaTypes" in route) return fetchFile(route, call, options);
  return fetchJson(route, call, options);
}

async function fetchJson(route: Route, call: AnyCall, options: ClientOptions): Promise<unknown> {
  const response = await sendRequest(route, call, options, {});
  const json: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  const parsed = route.response.safeParse(json);
  if (!parsed.success) throw notUnderstood(response.status, parsed.error.issues[0]?.message ?? "no reason given");
  if (route.versioned !== true) return parsed.data;
  return { value: parsed.data, etag: response.headers.get("etag") ?? "*" };
}

async function fetchFile(route: AnyRoute, call: AnyCall, options: ClientOptions): Promise<FetchedFile> {
  const response = await sendRequest(route, call, options, { accept: "*/*" });
  const { headers } = response;
  return {
    body: await response.blob(),
    mediaType: headers.get("content-type") ?? "application/octet-stream",
    fileName: fileNameIn(headers.get("content-disposition") ?? ""),
  };
}

/** `attachment; filename="plan.csv"; filename*=UTF-8''pl%C3%A4ne.csv`: the second, where it is there. */
function fileNameIn(disposition: string): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? null;
}
