import { parseOrRefuse, streams } from "@springtide/contracts";
import type { Express, Response } from "express";
import { json } from "express";
import type { PlanTrials } from "../trials/plan-trials.ts";
import { beginEvents } from "./events.ts";
import { readRequest } from "./mount-routes.ts";
import { notJson } from "./problems.ts";
import type { ProgressStreams } from "./progress-stream.ts";

/** Plans made anew for other terms: progress as server-sent events, then the answer. Whoever hangs up ends the work. */
export function mountTrials(app: Express, trials: PlanTrials): ProgressStreams {
  const open = new Set<Response>();
  const { path, params, body } = streams.tryPlan;
  app.post(path, json(), async (request, response) => {
    if (request.is("json") === false) throw notJson();
    const { shop } = readRequest(() => parseOrRefuse(params, request.params));
    const call = readRequest(() => parseOrRefuse(body, request.body));
    const trial = await trials.prepare(shop, call);
    const stop = new AbortController();
    const tell = beginEvents(response, () => {
      stop.abort();
      open.delete(response);
    });
    open.add(response);
    await trial(tell, stop.signal);
    response.end();
  });
  return {
    close() {
      for (const response of open) response.end();
    },
  };
}
