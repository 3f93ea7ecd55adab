import type { PlanProgress } from "@springtide/contracts";
import { parseOrRefuse, streams } from "@springtide/contracts";
import type { Express, Response } from "express";
import type { PlanJobs } from "../jobs/plan-jobs.ts";
import { readRequest } from "./mount-routes.ts";
import { noSuchShop } from "./problems.ts";

/** Proxies and browsers give up on a connection that stays silent longer than about half a minute. */
const HEARTBEAT_MS = 20_000;

export interface ProgressStreams {
  /** Ends every stream, so that the server can stop. */
  close(): void;
}

/** Server-sent events: how far the plan of a shop is, at once and at every change. */
export function mountProgress(app: Express, jobs: PlanJobs): ProgressStreams {
  const open = new Set<Response>();
  app.get(streams.planProgress.path, (request, response) => {
    const { shop } = readRequest(() => parseOrRefuse(streams.planProgress.params, request.params));
    const now = jobs.progressOf(shop);
    if (now === null) throw noSuchShop(shop);
    response.set({ "Content-Type": "text/event-stream", "Cache-Control": "no-cache, no-transform" }).flushHeaders();
    const tell = (progress: PlanProgress): void => {
      response.write(`data: ${JSON.stringify(progress)}\n\n`);
    };
    tell(now);
    const unwatch = jobs.watch(shop, tell);
    const heartbeat = setInterval(() => response.write(": still here\n\n"), HEARTBEAT_MS);
    open.add(response);
    response.on("close", () => {
      unwatch();
      clearInterval(heartbeat);
      open.delete(response);
    });
  });
  return {
    close() {
      for (const response of open) response.end();
    },
  };
}
