import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { Problem, refusalOfProblem } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { HoldingServer, ShopImport } from "@springtide/store";
import { importMessage, serverHolding } from "@springtide/store";

/** The server that holds the data folder, to be asked in its stead; null where none does, or the store is no folder. */
export function serverFor(place: {
  readonly folder: string;
  readonly databaseUrl: string | null;
  readonly now: () => Date;
}): Promise<HoldingServer | null> {
  return place.databaseUrl === null ? serverHolding(place.folder, place.now) : Promise.resolve(null);
}

/** @throws Refusal what the server refuses, or `server-not-answering` */
export async function sendImport(server: HoldingServer, imported: ShopImport): Promise<void> {
  const headers = { "content-type": "application/json" };
  await askOwner(server, "/api/owner/import", { method: "POST", headers, body: importMessage(imported) });
}

/**
 * Writes the packed backup of the server's store to a new file.
 * @throws Refusal what the server refuses, or `server-not-answering`
 */
export async function fetchBackup(server: HoldingServer, file: string): Promise<void> {
  const { body } = await askOwner(server, "/api/owner/backup", {});
  if (body === null) throw new Error("The server sent no backup.");
  await pipeline(chunksOf(body), createWriteStream(file, { flags: "wx", mode: 0o600 }));
}

/** A stream of the web's kind, as one that Node pipes on. */
async function* chunksOf(body: NonNullable<Response["body"]>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}

/** Asks what only the owner of the data folder may. @throws Refusal what the server refuses, or `server-not-answering` */
export async function askOwner(
  { address, token }: HoldingServer,
  path: string,
  request: RequestInit,
): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.set("authorization", `Bearer ${token}`);
  const response = await fetch(`${address}${path}`, { ...request, headers }).catch((error: unknown) => {
    throw notAnswering(address, error);
  });
  if (response.ok) return response;
  const problem = Problem.safeParse(await response.json().catch(() => null));
  if (problem.success && response.status < 500) throw refusalOfProblem(problem.data);
  throw notAnswering(address, problem.success ? problem.data.detail : `status ${response.status}`);
}

function notAnswering(address: string, why: unknown): Refusal {
  return new Refusal({
    code: "server-not-answering",
    place: {},
    found: `no answer of use from the server at ${address} (${why instanceof Error ? why.message : String(why)})`,
    rule: "it holds the data folder, so only through it can anything be stored or read",
    remedy: "Try again in a moment, or stop that server.",
  });
}
