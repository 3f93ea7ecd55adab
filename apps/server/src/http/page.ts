import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Express } from "express";
import express from "express";
import { HttpProblem, sendMethodNotAllowed, sendProblem } from "./problems.ts";

/**
 * Serves the built pages: the portal of partners below /partner, the dashboard everywhere else. Files named after their content are kept for
 * a year; the pages that name them are asked for each time.
 */
export function mountPage(app: Express, pageFolder: string): void {
  app.use("/assets", express.static(join(pageFolder, "assets"), { immutable: true, maxAge: "1y", index: false }));
  app.use(express.static(pageFolder, { index: false }));
  app.get("/{*address}", (request, response) => {
    const page = /^\/partner(\/|$)/.test(request.path) ? "partner.html" : "index.html";
    const isFile = /\.[a-z0-9]+$/i.test(request.path);
    if (isFile || request.path.startsWith("/assets/"))
      sendProblem(response, new HttpProblem(404, "no-such-file", "Not found", `There is no file ${request.path}.`));
    else if (existsSync(join(pageFolder, page)))
      response.set("Cache-Control", "no-cache").sendFile(page, { root: pageFolder, cacheControl: false });
    else sendProblem(response, new HttpProblem(404, "page-not-built", "No page yet", NOT_BUILT));
  });
  app.all("/{*address}", ({ method }, response) => {
    sendMethodNotAllowed(response, method, ["GET", "HEAD"]);
  });
}

const NOT_BUILT =
  "The dashboard has not been built. Run npm run build, then start again; the API under /api answers already.";
