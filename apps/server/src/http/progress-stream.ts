import { parseOrRefuse, streams } from "@springtide/contracts";
import type { Express, Response } from "express";
import type { PlanJobs } from "../jobs/plan-jobs.ts";
import { beginEvents } from "./events.ts";
import { readRequest } from "./mount-routes.ts";
import { noSuchShop } from "./problems.ts";

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
    let unwatch = (): void => undefined;
    const tell = beginEvents(response, () => {
      unwatch();
      open.delete(response);
    });
    tell(now);
    unwatch = jobs.watch(shop, tell);
    open.add(response);
  });
  return {
    close() {
      for (const response of open) response.end();
    },
  };
}
