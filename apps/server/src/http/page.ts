import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Express, RequestHandler } from "express";
import express from "express";
import { HttpProblem, sendMethodNotAllowed, sendProblem } from "./problems.ts";
import { securityOf } from "./security.ts";

/**
 * Serves the built pages: the portal of partners below /partner, the dashboard everywhere else. Files named after their content are kept for
 * a year; the pages that name them are asked for each time.
 */
export function mountPage(app: Express, pageFolder: string): void {
  const assets = join(pageFolder, "assets");
  app.use("/assets", packedFiles(assets), express.static(assets, { immutable: true, maxAge: "1y", index: false }));
  app.use(express.static(pageFolder, { index: false }));
  app.get("/{*address}", async (request, response, next) => {
    const page = join(pageFolder, /^\/partner(\/|$)/.test(request.path) ? "partner.html" : "index.html");
    const isFile = /\.[a-z0-9]+$/i.test(request.path);
    if (isFile || request.path.startsWith("/assets/"))
      sendProblem(response, new HttpProblem(404, "no-such-file", "Not found", `There is no file ${request.path}.`));
    else if (existsSync(page)) {
      const html = await readFile(page, "utf8");
      securityOf(html)(request, response, (fault) => {
        if (fault === undefined) response.set("Cache-Control", "no-cache").type("html").send(html);
        else next(fault);
      });
    } else sendProblem(response, new HttpProblem(404, "page-not-built", "No page yet", NOT_BUILT));
  });
  app.all("/{*address}", ({ method }, response) => {
    sendMethodNotAllowed(response, method, ["GET", "HEAD"]);
  });
}

const PACKED = /^\/[\w.-]+\.(js|css|svg|json)$/;

/** Files that the build compressed as small as can be are sent so to browsers that take it. */
function packedFiles(assets: string): RequestHandler {
  return (request, response, next) => {
    const [, kind] = PACKED.exec(request.path) ?? [];
    if (kind !== undefined && existsSync(join(assets, `${request.path}.br`))) {
      response.vary("Accept-Encoding");
      if (request.acceptsEncodings("br") === "br") {
        response.type(kind).set("Content-Encoding", "br");
        request.url = `${request.path}.br`;
      }
    }
    next();
  };
}

const NOT_BUILT =
  "The dashboard has not been built. Run npm run build, then start again; the API under /api answers already.";
