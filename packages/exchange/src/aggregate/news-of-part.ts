import { Refusal } from "@springtide/refusal";
import { CutRecord } from "../csv/read-stretch.ts";
import type { PartWork } from "./log-part.ts";
import { countPart } from "./log-part.ts";
import type { PartNews } from "./part-news.ts";

/** Counts a part of a log, and tells what was counted as plain data. @param onBytes see `countPart` */
export async function newsOfPart(work: PartWork, onBytes: (done: number) => void): Promise<PartNews> {
  try {
    const { count, encoding } = await countPart(work, onBytes);
    return { told: count.told(), encoding };
  } catch (error) {
    if (error instanceof Refusal || error instanceof CutRecord) return null;
    throw error;
  }
}
