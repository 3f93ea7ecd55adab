import compression from "compression";
import type { Express } from "express";
import express from "express";
import type { HandlerNeeds } from "./handlers.ts";
import { routeHandlers } from "./handlers.ts";
import { onlyLocalNames } from "./http/local-callers.ts";
import { mountRoutes, mountUnknownAddresses } from "./http/mount-routes.ts";
import type { OwnerNeeds } from "./http/owner-routes.ts";
import { mountOwnerRoutes } from "./http/owner-routes.ts";
import { mountPage } from "./http/page.ts";
import { errorDoor } from "./http/problems.ts";
import type { ProgressStreams } from "./http/progress-stream.ts";
import { mountProgress } from "./http/progress-stream.ts";
import { mountTrials } from "./http/trial-stream.ts";
import { security } from "./http/security.ts";
import type { PlanTrials } from "./trials/plan-trials.ts";

export interface AppNeeds extends HandlerNeeds, OwnerNeeds {
  /** The built dashboard; only the API is served without one. */
  readonly pageFolder: string | null;
  readonly trials: PlanTrials;
  readonly checkAnswers: boolean;
  /** Whether only this machine is answered, and so only requests that name it. */
  readonly localOnly: boolean;
  readonly log: (line: string) => void;
}

/** API and page as one Express application. */
export function buildApp(needs: AppNeeds): { app: Express; streams: ProgressStreams } {
  const app = bareApp(needs.localOnly);
  app.use(compression({ filter: (request, response) => !isStream(response) && compression.filter(request, response) }));
  app.use("/api", (_request, response, next) => {
    response.set("Cache-Control", "no-cache");
    next();
  });
  mountRoutes(app, routeHandlers(needs), needs.checkAnswers);
  const streams = [mountProgress(app, needs.jobs), mountTrials(app, needs.trials)];
  mountOwnerRoutes(app, needs);
  mountUnknownAddresses(app);
  if (needs.pageFolder !== null) mountPage(app, needs.pageFolder);
  app.use(errorDoor(needs.log));
  return {
    app,
    streams: {
      close() {
        for (const stream of streams) stream.close();
      },
    },
  };
}

/** Express with what holds for every answer. */
export function bareApp(localOnly: boolean): Express {
  const app = express().disable("x-powered-by").set("query parser", "simple").use(security);
  return localOnly ? app.use(onlyLocalNames) : app;
}

/** Events must leave at once; a compressor would hold them back until its buffer is full. */
function isStream(response: express.Response): boolean {
  return String(response.getHeader("content-type")).startsWith("text/event-stream");
}
