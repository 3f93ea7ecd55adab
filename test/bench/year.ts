// A year of one shop, four queues in quarter hours, read over the API on this machine: median of warm answers, target 150 ms. Once as pages ask,
// for the same year again, and once for another span each time, so that every answer is read and written anew.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import type { ContactHistory } from "@springtide/contracts";
import { HistoryColumns } from "@springtide/contracts";
import { serve } from "@springtide/server";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { fetchSignedIn } from "../api/sign-in.ts";
import { shopImport, smallShop } from "../../packages/store/test/fixtures.ts";

const QUARTERS = 365 * 96;
const FIRST_MS = Date.UTC(2025, 0, 1);
const RUNS = 30;

const folder = await mkdtemp(join(tmpdir(), "springtide-year-"));
try {
  const store = await openStore({ folder, now: () => new Date() });
  const shop = smallShop("year", "Europe/Berlin");
  const [queue] = shop.queues;
  if (queue === undefined) throw new Error("The shop has no queue.");
  const queues = ["phone", "chat", "email", "social"].map((id) => ({ ...queue, id, name: id }));
  const contacts = queues.map(({ id }, index) => yearOf(id, index));
  await store.within(LOCAL_SCOPE).importShop(shopImport({ ...shop, queues }, contacts));
  await store.close();
  const server = await serve({ folder, port: 0, log: () => undefined, checkAnswers: false });
  const read = async (to: string): Promise<{ ms: number; text: string }> => {
    const begun = performance.now();
    const answer = await fetchSignedIn(server, `/api/shops/year/history?from=2025-01-01&to=${to}`);
    const text = await answer.text();
    return { ms: performance.now() - begun, text };
  };
  const { text } = await read("2025-12-31");
  HistoryColumns.parse(JSON.parse(text));
  const [again, anew]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    again.push((await read("2025-12-31")).ms);
    anew.push((await read(`2025-12-${String(run + 1).padStart(2, "0")}`)).ms);
  }
  await server.close();
  process.stdout.write(
    `a year of four queues, ${text.length} letters: median ${median(again)} ms asked again, ${median(anew)} ms for another span each time\n`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}

function yearOf(queue: string, index: number): ContactHistory {
  const column = (value: (quarter: number) => number): Float64Array =>
    Float64Array.from({ length: QUARTERS }, (_, k) => value(k));
  const offered = column((k) => Math.round(20 + 15 * Math.sin(k / 15.3) + ((k * (index + 7)) % 9)));
  return {
    queue,
    minutes: 15,
    startMs: column((k) => FIRST_MS + k * 900_000),
    offered,
    handled: column((k) => Math.max(0, (offered[k] ?? 0) - (k % 3))),
    abandoned: column((k) => Math.min(offered[k] ?? 0, k % 3)),
    ahtSeconds: column((k) => 240 + (k % 61)),
  };
}

function median(times: readonly number[]): string {
  return ([...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Infinity).toFixed(0);
}
