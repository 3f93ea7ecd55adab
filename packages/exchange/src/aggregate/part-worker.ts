import { parentPort } from "node:worker_threads";
import type { PartWork } from "./log-part.ts";
import { newsOfPart } from "./news-of-part.ts";

/** What a thread is told. */
export interface PartOrder {
  readonly work: PartWork;
  /** Bytes read so far, by part: shared between threads. */
  readonly doneBytes: Float64Array;
  /** Its place among the parts. */
  readonly part: number;
}

/** Tells the news of the one part that this thread is for. */
async function tellNews({ work, doneBytes, part }: PartOrder): Promise<void> {
  const news = await newsOfPart(work, (done) => (doneBytes[part] = done));
  const tables = news?.told.tally.tables ?? [];
  // Numbers are handed over, not copied.
  const numbers = tables.flatMap(({ startMs, columns }) => [startMs.buffer, ...columns.map(({ buffer }) => buffer)]);
  parentPort?.postMessage(news, numbers);
}

parentPort?.once("message", (order: PartOrder) => {
  void tellNews(order);
});
