import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readSeries, type SeriesRead, type SeriesRequest } from "@springtide/exchange";
import { type Finding, Refusal } from "@springtide/refusal";
import { temporaryFolder } from "../../../../test/temporary-folders.ts";

let files = 0;

/** Reads a text as the file of a series. */
export async function read(text: string, options: Omit<SeriesRequest, "path"> = {}): Promise<SeriesRead> {
  files += 1;
  const path = join(await temporaryFolder("series"), `series-${files}.csv`);
  await writeFile(path, text);
  return readSeries({ path, ...options });
}

/** The values by day of a text that must be a series of days. */
export async function days(text: string, options: Omit<SeriesRequest, "path"> = {}): Promise<number[]> {
  const series = await read(text, options);
  if (series.layout !== "days") throw new Error("read as intervals");
  return [...series.values];
}

/** What a text is refused for. */
export async function findings(text: string, options: Omit<SeriesRequest, "path"> = {}): Promise<readonly Finding[]> {
  try {
    await read(text, options);
  } catch (error) {
    if (error instanceof Refusal) return error.findings;
    throw error;
  }
  return [];
}
