import type { AnyRoute } from "@springtide/contracts";
import { BODY_BYTES } from "@springtide/contracts";
import type { Request, RequestHandler, Response } from "express";
import { json } from "express";
import { notJson } from "./problems.ts";

/**
 * What reads the JSON body of a route's requests, once it is known that they are allowed.
 * @throws HttpProblem 415 `not-json`; what `json` of Express throws for a body that is malformed or too large
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
        else reject(error instanceof Error ? error : new Error(String(error)));
      });
    });
  };
}
