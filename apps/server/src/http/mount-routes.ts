import type { AnyRoute } from "@springtide/contracts";
import type { Store } from "@springtide/store";
import type { Express, Request, Response } from "express";
import type { Actor } from "../people/actor.ts";
import { requireAccess } from "../people/actor.ts";
import type { AnyCall, Handlers, Streaming } from "./call.ts";
import { onceByKey } from "./idempotent.ts";
import { OneUpload } from "./one-upload.ts";
import type { OpenStreams } from "./open-streams.ts";
import { bodyReader } from "./read-body.ts";
import { readCall } from "./read-call.ts";
import { ReadyAnswer } from "./ready-answer.ts";
import type { RequestWatch } from "./request-watch.ts";
import { answerToSend, sendFile, sendStored } from "./send-answer.ts";

export interface MountOptions {
  readonly store: Store;
  /** Who sent a request; null without a valid sign-in. */
  readonly identify: (request: Request) => Promise<Actor | null>;
  /** Whether each answer is held against its schema before it leaves. */
  readonly checkAnswers: boolean;
  readonly streams: OpenStreams;
  readonly watch: RequestWatch;
}

/** A handler as the walk over the routes sees it; that each fits its route is held by `Handlers`. */
type SomeHandler = { handle(call: AnyCall): Promise<unknown> }["handle"];

interface Mounted {
  readonly name: string;
  readonly route: AnyRoute;
  readonly handler: SomeHandler;
}

/** Gives every route its handler: what holds for all requests is done here, once. */
export function mountRoutes<Routes extends Readonly<Record<string, AnyRoute>>>(
  app: Express,
  routes: Routes,
  handlers: Handlers<Routes>,
  options: MountOptions,
): void {
  const byName = new Map(Object.entries<SomeHandler>(handlers));
  const uploads = new OneUpload();
  for (const [name, route] of Object.entries<AnyRoute>(routes)) {
    const given = byName.get(name);
    if (given === undefined) throw new Error(`The route ${name} has no handler.`);
    const handler: SomeHandler =
      route.upload === undefined ? given : (call) => uploads.read(call.actor, () => given(call));
    const readBody = bodyReader(route);
    app[route.method](route.path, async (request, response) => {
      options.watch.tell(request, route.path, null);
      const actor = requireAccess(await options.identify(request), route);
      options.watch.tell(request, route.path, actor);
      if ("secret" in route) response.set("Cache-Control", "no-store");
      await readBody(request, response);
      await answer({ name, route, handler }, readCall(route, request, response, actor), request, response, options);
    });
  }
}

async function answer(
  { name, route, handler }: Mounted,
  call: AnyCall,
  request: Request,
  response: Response,
  { store, streams, checkAnswers }: MountOptions,
): Promise<void> {
  if ("event" in route) {
    streams.requirePlace(call.actor);
    const given = await handler(call);
    if (!isStreaming(given)) throw new Error(`${route.path} was answered with something that is no stream.`);
    await streams.run(response, call, given);
  } else if ("mediaTypes" in route) await sendFile(route, request, response, await handler(call));
  else if (route.creates === true) {
    const work = async (actor: Actor) => answerToSend(route, response, await handler({ ...call, actor }), checkAnswers);
    sendStored(response, await onceByKey({ store, name, route }, request, call, work));
  } else {
    const given = await handler(call);
    if (given instanceof ReadyAnswer) await given.send(request, response);
    else sendStored(response, answerToSend(route, response, given, checkAnswers));
  }
}

function isStreaming(given: unknown): given is Streaming<unknown> {
  return typeof given === "function";
}
