import { routes } from "@springtide/contracts";
import compression from "compression";
import type { Express } from "express";
import express from "express";
import type { HandlerNeeds } from "./handlers.ts";
import { routeHandlers } from "./handlers.ts";
import { identifyLocally } from "./http/local-actor.ts";
import { onlyLocalNames } from "./http/local-callers.ts";
import { mountRoutes, mountUnknownAddresses } from "./http/mount-routes.ts";
import type { OwnerNeeds } from "./http/owner-routes.ts";
import { mountOwnerRoutes } from "./http/owner-routes.ts";
import type { OpenStreams } from "./http/open-streams.ts";
import { mountPage } from "./http/page.ts";
import { errorDoor } from "./http/problems.ts";
import { security } from "./http/security.ts";
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
}

/** API and page as one Express application. */
export function buildApp(needs: AppNeeds): { app: Express; streams: OpenStreams } {
  const app = bareApp(needs.localOnly);
  app.use(compression({ filter: (request, response) => !isStream(response) && compression.filter(request, response) }));
  app.use("/api", (_request, response, next) => {
    response.set("Cache-Control", "no-cache");
    next();
  });
  const { checkAnswers } = needs;
  const streams = mountRoutes(app, routes, routeHandlers(needs), {
    identify: identifier(needs.people, needs.ownerToken),
    checkAnswers,
  });
  mountOwnerRoutes(app, needs);
  mountAccountCommands(app, needs.people);
  mountOpenId(app, needs.people);
  mountUnknownAddresses(app, routes);
  if (needs.pageFolder !== null) mountPage(app, needs.pageFolder);
  app.use(errorDoor(needs.log));
  return { app, streams };
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
