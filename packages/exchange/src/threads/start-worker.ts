import type { ResourceLimits } from "node:worker_threads";
import { Worker } from "node:worker_threads";

/**
 * Starts a worker thread of our own code, built or not. Built code starts as it is. A TypeScript source, as under test, first
 * loads tsx and then the source, with workspaces resolved to their sources too; tsx is not there in production and not needed.
 * @param limits of the thread's memory; those of the process if not given
 */
export function startWorker(script: URL, workerData: unknown, limits: ResourceLimits = {}): Worker {
  if (!script.pathname.endsWith(".ts")) return new Worker(script, { workerData, resourceLimits: limits });
  const tsx = JSON.stringify(import.meta.resolve("tsx/esm/api"));
  const start = `import(${tsx}).then(({ register }) => { register(); return import(${JSON.stringify(script.href)}); })`;
  const execArgv = ["--conditions=@springtide/source"];
  return new Worker(start, { eval: true, workerData, execArgv, resourceLimits: limits });
}
