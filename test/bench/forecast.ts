// One queue of three years, fitted and drawn 500 times for 84 days of quarter hours, on one core; then 200 such queues on two threads.
// The goals are for a quiet machine: under a second, and under two minutes. Argument: another number of queues.
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { forecastQueue, PATHS, type QueueSeconds } from "./forecast-queue.ts";

const THREADS = 2;
const WARM_UP = 2;
const ROUNDS = 5;

if (isMainThread) await main(Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 200));
else {
  // One queue after the other, so that only one queue's seasons are in memory.
  const queues: unknown = workerData;
  for (const queue of Array.isArray(queues) ? queues.map(Number) : []) parentPort?.postMessage(forecastQueue(queue));
}

async function main(queues: number): Promise<void> {
  const rounds = Array.from({ length: WARM_UP + ROUNDS }, () => forecastQueue(1)).slice(WARM_UP);
  const [typical] = rounds.toSorted((a, b) => a.fit + a.paths - b.fit - b.paths).slice(Math.floor(ROUNDS / 2));
  if (typical === undefined) throw new Error("no round was timed");
  print(
    `one queue, ${PATHS} seasons: ${(typical.fit + typical.paths).toFixed(2)} s of one core (fit ${typical.fit.toFixed(2)}, seasons ${typical.paths.toFixed(2)}); goal under 1.0`,
  );
  const begun = process.hrtime.bigint();
  const worked = process.cpuUsage();
  const shares = Array.from({ length: THREADS }, (_, thread) =>
    Array.from({ length: queues }, (__, queue) => queue).filter((queue) => queue % THREADS === thread),
  );
  const done = (await Promise.all(shares.map(inThread))).flat();
  const { user, system } = process.cpuUsage(worked);
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  print(
    `${done.length} queues on ${THREADS} threads: ${seconds.toFixed(0)} s (${((user + system) / 1e6).toFixed(0)} s of processor time), peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB; goal under 120 s`,
  );
  const again = done.length > 1 ? forecastQueue(1).contacts : 0;
  if (done.length > 1 && !done.some(({ contacts }) => contacts === again)) {
    print("Two runs of one queue differ.");
    process.exitCode = 1;
  }
}

function inThread(queues: readonly number[]): Promise<QueueSeconds[]> {
  return new Promise((resolve, reject) => {
    const results: QueueSeconds[] = [];
    // A thread does not take over how its parent reads TypeScript.
    const begin = `import("tsx/esm/api").then(({ register }) => (register(), import(${JSON.stringify(import.meta.url)})))`;
    const worker = new Worker(begin, { eval: true, workerData: queues });
    worker.on("message", (result: QueueSeconds) => results.push(result));
    worker.on("error", reject);
    worker.on("exit", () => {
      resolve(results);
    });
  });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
