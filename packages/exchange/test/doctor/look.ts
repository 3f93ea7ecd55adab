import { readFile } from "node:fs/promises";
import type { ImportMapping, Shop } from "@springtide/contracts";
import type { Examination } from "@springtide/exchange";
import { applyMends, examine, importFileOf } from "@springtide/exchange";

interface Beside {
  readonly shop?: Shop | null;
  readonly mapping?: ImportMapping;
  readonly asOfMs?: number;
}

/** Looks a text through as if it had been sent. */
export function look(text: string | Uint8Array, { shop = null, ...beside }: Beside = {}): Promise<Examination> {
  return examine(importFileOf("sent.csv", typeof text === "string" ? Buffer.from(text) : text), { shop, ...beside });
}

/** Looks it through again with mends accepted. */
export async function mended(
  text: string | Uint8Array,
  accept: readonly string[],
  { shop = null, ...beside }: Beside = {},
): Promise<Examination> {
  const file = importFileOf("sent.csv", typeof text === "string" ? Buffer.from(text) : text);
  const { diagnosis } = await examine(file, { shop, ...beside });
  return applyMends(file, diagnosis, accept, { shop, ...beside });
}

/** One of the exports that lie beside the tests. */
export function fixture(name: string): Promise<Buffer> {
  return readFile(new URL(`../fixtures/imports/${name}`, import.meta.url));
}

/** Codes of what was found, in order, without notes. */
export function codesOf({ diagnosis }: Examination): string[] {
  return diagnosis.findings.filter(({ weight }) => weight !== "note").map(({ code }) => code);
}

/** Counts of a queue by start in UTC. */
export function countsOf({ histories }: Examination, queue: string): [string, number][] {
  const history = histories.find((one) => one.queue === queue);
  return Array.from(history?.startMs ?? [], (ms, at) => [
    new Date(ms).toISOString().slice(0, 16),
    history?.offered[at] ?? Number.NaN,
  ]);
}

/** A history of whole days of quarter or half hours, as a program would write it: counts by day and slot. */
export function table(
  days: number,
  count: (day: number, slot: number) => number | string | null,
  { minutes = 30, from = 8, to = 18, start = Date.UTC(2026, 0, 5) } = {},
): string {
  const lines = ["interval_start,queue,offered"];
  for (let day = 0; day < days; day += 1)
    for (let slot = (from * 60) / minutes; slot < (to * 60) / minutes; slot += 1) {
      const value = count(day, slot);
      if (value === null) continue;
      const at = new Date(start + day * 86_400_000 + slot * minutes * 60_000).toISOString().slice(0, 16);
      lines.push(`${at}Z,phone,${value}`);
    }
  return `${lines.join("\n")}\n`;
}
