import type { AnyRoute } from "@springtide/contracts";
import { addressOf } from "./addresses.ts";
import { unreachable } from "./api-problem.ts";
import { newKey } from "./new-key.ts";
import { problemOf } from "./problem-of.ts";
import type { AnyCall } from "./route-calls.ts";

/** How a client reaches its server. */
export interface ClientOptions {
  /** Of the server, such as https://springtide.example.com; empty in a page that comes from it. */
  readonly url?: string;
  /** An API token; a page needs none, as its browser sends the session's cookie. */
  readonly token?: string;
  readonly fetch?: typeof fetch;
}

const TRIES = 3;
const PAUSE_MS = 300;

/**
 * Sends one request of a route. One that makes something has a key, so it is sent again where nobody answered: it makes nothing
 * twice.
 * @throws ApiProblem what the server refuses, or `server-unreachable`; what ended it where the signal did
 */
export async function sendRequest(
  route: AnyRoute,
  call: AnyCall,
  options: ClientOptions,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const { url = "" } = options;
  const address = `${url}${addressOf(route.path, call.params, call.query)}`;
  const init = requestOf(route, call, options, headers);
  const tries = init.headers.has("idempotency-key") ? TRIES : 1;
  for (let attempt = 1; ; attempt += 1) {
    const response = await reached(address, init, options);
    if (response?.ok === true) return response;
    if (response !== null) throw await problemOf(response);
    if (attempt >= tries) throw unreachable();
    await pause(attempt * PAUSE_MS);
  }
}

/** Null where nobody answers. */
async function reached(
  address: string,
  init: RequestInit,
  { fetch: send = fetch }: ClientOptions,
): Promise<Response | null> {
  try {
    return await send(address, init);
  } catch (cause) {
    if (init.signal?.aborted === true) throw cause;
    return null;
  }
}

function requestOf(
  route: AnyRoute,
  call: AnyCall,
  { token }: ClientOptions,
  more: Readonly<Record<string, string>>,
): RequestInit & { readonly headers: Headers } {
  const headers = new Headers({ accept: "application/json", ...more });
  if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
  if (call.ifMatch !== undefined) headers.set("if-match", call.ifMatch);
  if ("creates" in route) headers.set("idempotency-key", call.idempotencyKey ?? newKey());
  if (call.body !== undefined) headers.set("content-type", "application/json");
  const body = call.body === undefined ? call.upload : JSON.stringify(call.body);
  return {
    method: route.method.toUpperCase(),
    headers,
    ...(body === undefined ? {} : { body }),
    ...(call.signal === undefined ? {} : { signal: call.signal }),
  };
}

/** Waits between two tries. */
export function pause(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, ms));
}
