import type { Express } from "express";
import { bareApp } from "./app.ts";
import { HttpProblem, sendProblem } from "./http/problems.ts";
import type { RequestRecord } from "./http/request-watch.ts";
import { requestWatch } from "./http/request-watch.ts";

/**
 * What is answered while the store opens and the demo shops are read: come again in a moment.
 * @param record told of each request, as of any other
 */
export function startingApp(localOnly: boolean, record: (record: RequestRecord) => void): Express {
  return bareApp(localOnly, requestWatch(record)).use((_request, response) => {
    response.set("Retry-After", "2");
    const detail = "Springtide is starting. A first start takes some seconds longer; ask again in a moment.";
    sendProblem(response, new HttpProblem(503, "starting", "Not ready yet", detail));
  });
}
