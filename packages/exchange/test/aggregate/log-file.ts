import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { AggregateReport, AggregateRequest } from "@springtide/exchange/aggregate";
import { aggregateLog } from "@springtide/exchange/aggregate";
import { Refusal } from "@springtide/refusal";
import { temporaryFolder } from "../../../../test/temporary-folders.ts";

type LogOptions = Partial<Omit<AggregateRequest, "path" | "out">> & { readonly name?: string };

let files = 0;

/** Writes a log and counts it, by channel in Berlin unless told otherwise; the lines of the cells, header first. */
export async function countLog(
  content: string | Uint8Array,
  { name, ...options }: LogOptions = {},
): Promise<{ report: AggregateReport; lines: string[] }> {
  files += 1;
  const path = join(await temporaryFolder("aggregate"), name ?? `log-${files}.csv`);
  const out = join(await temporaryFolder("aggregate"), `cells-${files}.csv`);
  await writeFile(path, content);
  const report = await aggregateLog({
    path,
    out,
    zone: "Europe/Berlin",
    intervalMinutes: 15,
    columns: { by: "channel" },
    form: {},
    ...options,
  });
  return { report, lines: (await readFile(out, "utf8")).trimEnd().split("\n") };
}

/** The refusal of a log. */
export async function refusalOfLog(content: string | Uint8Array, options: LogOptions = {}): Promise<Refusal> {
  try {
    await countLog(content, options);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("The log was not refused.");
}

/** A file in the folder of these tests. */
export async function besideLogs(name: string): Promise<string> {
  return join(await temporaryFolder("aggregate"), name);
}
