import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import type { DeliveredInterval } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { FileNews, FileWork } from "./file-news.ts";
import { readFileAs } from "./file-reading.ts";

/** Taken over in the blink of an eye. */
const ROWS_OF_A_PART = 2000;

/** Reads one file off the server's thread, and ends. */
async function answer({ kind, sent }: FileWork): Promise<FileNews> {
  try {
    if (kind !== "deliveries") return { kind: "read", read: await readFileAs(kind, sent) };
    await tellRows(await readFileAs(kind, sent));
    return { kind: "read", read: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: "refused", findings: error.findings, total: error.total };
  }
}

async function tellRows(rows: readonly DeliveredInterval[]): Promise<void> {
  if (parentPort === null) throw new Error("This reads for a server, in a thread of it.");
  for (let from = 0; from < rows.length; from += ROWS_OF_A_PART) {
    const asked = once(parentPort, "message");
    tell({ kind: "part", rows: rows.slice(from, from + ROWS_OF_A_PART) });
    await asked;
  }
}

function tell(news: FileNews): void {
  parentPort?.postMessage(news);
}

tell(await answer(workerData as FileWork));
