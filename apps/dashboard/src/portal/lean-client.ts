import { ApiProblem, unreachable } from "@springtide/client";
import type { ResponseOf, Route } from "@springtide/contracts";
import { watchedFetch } from "../connection/page-connection.ts";

/**
 * Reads an answer of the server that this page came from, by its route's address. The other pages hold each answer against the contract; on the
 * first page that would be a third of the code that a phone has to fetch, and the server has held it against the same contract.
 * @throws ApiProblem what the server refuses, or `server-unreachable`
 */
export async function readLean<R extends Route>(address: string): Promise<ResponseOf<R>> {
  const response = await watchedFetch(address, { headers: { accept: "application/json" } }).catch(() => null);
  if (response === null) throw unreachable();
  const json: unknown = await response.json().catch(() => null);
  if (!response.ok) throw refused(response.status, json);
  return json as ResponseOf<R>;
}

function refused(status: number, json: unknown): ApiProblem {
  const told = new Map(typeof json === "object" && json !== null ? Object.entries(json) : []);
  const text = (key: string): string => String(told.get(key) ?? "");
  return new ApiProblem({
    type: text("type"),
    title: text("title"),
    status,
    detail: text("detail"),
    code: text("code"),
    errors: [],
  });
}
