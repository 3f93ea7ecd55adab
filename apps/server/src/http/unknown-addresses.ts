import type { AnyRoute } from "@springtide/contracts";
import type { Express } from "express";
import { HttpProblem, sendMethodNotAllowed, sendProblem } from "./problems.ts";

/** Says what is wrong with any other address of the API. To be called after all that it has. */
export function mountUnknownAddresses(app: Express, routes: Readonly<Record<string, AnyRoute>>): void {
  const methods = new Map<string, string[]>();
  for (const { method, path } of Object.values(routes)) {
    const known = methods.get(path) ?? [];
    methods.set(path, [...known, ...(method === "get" ? ["GET", "HEAD"] : [method.toUpperCase()])]);
  }
  for (const [path, allowed] of methods)
    // Of a route of its own: the application's `all` would read each path anew for every method that HTTP knows.
    app.route(path).all(({ method }, response) => {
      sendMethodNotAllowed(response, method, allowed);
    });
  app.use("/api", ({ originalUrl }, response) => {
    const detail = `The API has no address ${originalUrl}.`;
    sendProblem(response, new HttpProblem(404, "no-such-address", "Not found", detail));
  });
}
