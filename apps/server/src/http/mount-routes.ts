import type { AnyRoute } from "@springtide/contracts";
import type { Express, Request } from "express";
import type { Actor } from "../people/actor.ts";
import { requireAccess } from "../people/actor.ts";
import type { AnyCall, Handlers, Streaming } from "./call.ts";
import { OpenStreams } from "./open-streams.ts";
import { HttpProblem, sendMethodNotAllowed, sendProblem } from "./problems.ts";
import { bodyReader } from "./read-body.ts";
import { readCall } from "./read-call.ts";
import { sendFile, sendJson } from "./send-answer.ts";

export interface MountOptions {
  /** Who sent a request; null without a valid sign-in. */
  readonly identify: (request: Request) => Promise<Actor | null>;
  /** Whether each answer is held against its schema before it leaves. */
  readonly checkAnswers: boolean;
}

/** A handler as the walk over the routes sees it; that each fits its route is held by `Handlers`. */
type SomeHandler = { handle(call: AnyCall): Promise<unknown> }["handle"];

/** Gives every route its handler, and gives back the streams that are open. */
export function mountRoutes<Routes extends Readonly<Record<string, AnyRoute>>>(
  app: Express,
  routes: Routes,
  handlers: Handlers<Routes>,
  { identify, checkAnswers }: MountOptions,
): OpenStreams {
  const streams = new OpenStreams();
  const byName = new Map(Object.entries<SomeHandler>(handlers));
  for (const [name, route] of Object.entries<AnyRoute>(routes)) {
    const handler = byName.get(name);
    if (handler === undefined) throw new Error(`The route ${name} has no handler.`);
    const readBody = bodyReader(route);
    app[route.method](route.path, async (request, response) => {
      const actor = requireAccess(await identify(request), route.access);
      await readBody(request, response);
      const given = await handler(readCall(route, request, response, actor));
      if (isStreaming(given)) await streams.run(response, given);
      else if ("mediaTypes" in route) await sendFile(route, request, response, given);
      else if ("response" in route) await sendJson(route, request, response, given, checkAnswers);
    });
  }
  return streams;
}

/** Only a stream is answered with a function. */
function isStreaming(given: unknown): given is Streaming<unknown> {
  return typeof given === "function";
}

/** Says what is wrong with any other address of the API. To be called after all that it has. */
export function mountUnknownAddresses(app: Express, routes: Readonly<Record<string, AnyRoute>>): void {
  const methods = new Map<string, string[]>();
  for (const { method, path } of Object.values(routes)) {
    const known = methods.get(path) ?? [];
    methods.set(path, [...known, ...(method === "get" ? ["GET", "HEAD"] : [method.toUpperCase()])]);
  }
  for (const [path, allowed] of methods)
    app.all(path, ({ method }, response) => {
      sendMethodNotAllowed(response, method, allowed);
    });
  app.use("/api", ({ originalUrl }, response) => {
    const detail = `The API has no address ${originalUrl}.`;
    sendProblem(response, new HttpProblem(404, "no-such-address", "Not found", detail));
  });
}
