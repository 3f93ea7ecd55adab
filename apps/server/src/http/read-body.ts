import type { AnyRoute } from "@springtide/contracts";
import { BODY_BYTES } from "@springtide/contracts";
import type { Request, RequestHandler, Response } from "express";
import { json } from "express";
import { bodyTooLarge, notJson } from "./problems.ts";

/**
 * What reads the JSON body of a route's requests, once it is known that they are allowed.
 * @throws HttpProblem 415 `not-json`, 413 `body-too-large`; what `json` of Express throws for a body that is malformed
 */
export function bodyReader({
  body,
  mostBytes = BODY_BYTES,
}: AnyRoute): (request: Request, response: Response) => Promise<void> {
  if (body === undefined) return () => Promise.resolve();
  const reader: RequestHandler = json({ limit: mostBytes });
  return async (request, response) => {
    if (request.is("json") === false) throw notJson();
    await new Promise<void>((resolve, reject) => {
      reader(request, response, (error: unknown) => {
        if (error === undefined) resolve();
        else reject(isTooLarge(error) ? bodyTooLarge(mostBytes) : asError(error));
      });
    });
  };
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && "type" in error && error.type === "entity.too.large";
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
