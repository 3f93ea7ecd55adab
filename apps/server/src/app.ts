import { routes } from "@springtide/contracts";
import compression from "compression";
import type { Express } from "express";
import express from "express";
import type { HandlerNeeds } from "./handlers.ts";
import { routeHandlers } from "./handlers.ts";
import { onlyLocalNames } from "./http/local-callers.ts";
import { Metrics } from "./http/metrics.ts";
import { mountMetrics } from "./http/mount-metrics.ts";
import { mountRoutes } from "./http/mount-routes.ts";
import type { OwnerNeeds } from "./http/owner-routes.ts";
import { mountOwnerRoutes } from "./http/owner-routes.ts";
import { OpenStreams } from "./http/open-streams.ts";
import { mountPage } from "./http/page.ts";
import { errorDoor } from "./http/problems.ts";
import { requestLimits } from "./http/request-limits.ts";
import type { RequestRecord, RequestWatch } from "./http/request-watch.ts";
import { requestWatch } from "./http/request-watch.ts";
import { security } from "./http/security.ts";
import { mountUnknownAddresses } from "./http/unknown-addresses.ts";
import { identifier } from "./people/identify.ts";
import { mountAccountCommands } from "./people/mount-account-commands.ts";
import { mountOpenId } from "./people/open-id.ts";

export interface AppNeeds extends HandlerNeeds, OwnerNeeds {
  /** The built dashboard; only the API is served without one. */
  readonly pageFolder: string | null;
  readonly checkAnswers: boolean;
  /** Whether only this machine is answered, and so only requests that name it. */
  readonly localOnly: boolean;
  readonly log: (line: string) => void;
  /** Told of each request once it is answered. */
  readonly record: (record: RequestRecord) => void;
  /** Lets programs of other machines read the figures at /metrics; null where none may. */
  readonly metricsToken: string | null;
}

/** API and page as one Express application. */
export function buildApp(needs: AppNeeds): { app: Express; streams: OpenStreams } {
  const { store, checkAnswers, record, people, ownerToken } = needs;
  const streams = new OpenStreams();
  const metrics = new Metrics(store.health, () => streams.count);
  const watch = requestWatch((ended) => {
    metrics.count(ended);
    record(ended);
  });
  const app = bareApp(needs.localOnly, watch);
  app.use(requestLimits);
  app.use(compression({ filter: (request, response) => !isStream(response) && compression.filter(request, response) }));
  app.use("/api", (_request, response, next) => {
    // What one person is answered is for no cache that others share, sign-in or not.
    response.set("Cache-Control", "private, no-cache");
    next();
  });
  const identify = identifier(people, ownerToken);
  mountRoutes(app, routes, routeHandlers(needs), { store, identify, checkAnswers, streams, watch });
  mountMetrics(app, metrics, needs.metricsToken);
  mountOwnerRoutes(app, needs);
  mountAccountCommands(app, people);
  mountOpenId(app, people);
  mountUnknownAddresses(app, routes);
  if (needs.pageFolder !== null) mountPage(app, needs.pageFolder);
  app.use(errorDoor(needs.log));
  return { app, streams };
}

/** Express with what holds for every answer. @param watch sees each request first */
export function bareApp(localOnly: boolean, watch: RequestWatch): Express {
  const app = express().disable("x-powered-by").set("query parser", "simple").use(watch.watch, security);
  return localOnly ? app.use(onlyLocalNames) : app;
}

/** Events must leave at once; a compressor would hold them back until its buffer is full. */
function isStream(response: express.Response): boolean {
  return String(response.getHeader("content-type")).startsWith("text/event-stream");
}
