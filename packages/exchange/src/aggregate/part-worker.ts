import { parentPort } from "node:worker_threads";
import { newsOfPart } from "./news-of-part.ts";
import type { PartOrder } from "./part-news.ts";

/** Tells the news of the one part that this thread is for. */
async function tellNews(order: PartOrder): Promise<void> {
  const news = await newsOfPart(order);
  const tables = news?.told.tally.tables ?? [];
  // Numbers are handed over, not copied.
  const numbers = tables.flatMap(({ startMs, columns }) => [startMs.buffer, ...columns.map(({ buffer }) => buffer)]);
  parentPort?.postMessage(news, numbers);
}

parentPort?.once("message", (order: PartOrder) => {
  void tellNews(order);
});
