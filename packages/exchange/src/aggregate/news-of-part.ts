import { Refusal } from "@springtide/refusal";
import { CutRecord } from "../csv/read-stretch.ts";
import { countPart } from "./log-part.ts";
import type { PartNews, PartOrder } from "./part-news.ts";

/** Counts a part of a log, and tells what was counted as plain data. */
export async function newsOfPart({ work, doneBytes, part }: PartOrder): Promise<PartNews> {
  try {
    const { count, encoding } = await countPart(work, (done) => (doneBytes[part] = done));
    return { told: count.told(), encoding };
  } catch (error) {
    if (error instanceof Refusal || error instanceof CutRecord) return null;
    throw error;
  }
}
