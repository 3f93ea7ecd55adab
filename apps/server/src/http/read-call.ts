import type { AnyRoute } from "@springtide/contracts";
import { parseOrRefuse } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { Request, Response } from "express";
import { z } from "zod";
import type { Actor } from "../people/actor.ts";
import type { AnyCall } from "./call.ts";
import { HttpProblem, requestRefused } from "./problems.ts";
import { readUpload } from "./read-upload.ts";
import { versionNamed } from "./versions.ts";

const NO_QUERY = z.strictObject({});

/**
 * Reads one request as its route describes it: nothing that is malformed, misspelt or missing reaches a handler.
 * @throws HttpProblem 400 `request-not-understood`, 428 `version-missing`
 */
export function readCall(route: AnyRoute, request: Request, response: Response, actor: Actor): AnyCall {
  const { params, query, body } = route;
  if (body === undefined && route.upload === undefined) refuseBody(request);
  const changesVersion = "versioned" in route && route.method !== "get";
  return {
    params: readRequest(() => parseOrRefuse(params, request.params)),
    query: readRequest(() => parseOrRefuse(query ?? NO_QUERY, request.query)),
    body: body === undefined ? undefined : readRequest(() => parseOrRefuse(body, request.body)),
    upload: route.upload === undefined ? undefined : readUpload(route, request),
    actor,
    ifMatch: changesVersion ? versionNamed(request) : null,
    lastEventId: request.get("last-event-id") ?? null,
    caller: { address: request.socket.remoteAddress ?? "", headers: request.headers },
    signal: endOf(response),
  };
}

/** What cannot be parsed here is the request's fault, not that of anything stored. */
export function readRequest<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep();
    throw error instanceof Refusal ? requestRefused(error) : error;
  }
}

/** Whoever checks JSON of any shape goes down it step by step, and runs out of stack where it does not end. */
function tooDeep(): HttpProblem {
  const detail = "The body is nested deeper than anything that is asked for here.";
  return new HttpProblem(400, "request-not-understood", "The request was not understood", detail);
}

/** A body where none is read would be dropped in silence. */
function refuseBody(request: Request): void {
  const { "content-length": length = "0", "transfer-encoding": encoding } = request.headers;
  if (length === "0" && encoding === undefined) return;
  throw new HttpProblem(400, "body-not-taken", "The request was not understood", "This address takes no body.");
}

/** Aborted once the connection ends before the answer does. */
function endOf(response: Response): AbortSignal {
  const end = new AbortController();
  response.on("close", () => {
    if (!response.writableFinished) end.abort();
  });
  return end.signal;
}
