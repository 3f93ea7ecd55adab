import { createHash, timingSafeEqual } from "node:crypto";
import type { Express, Request } from "express";
import { isLoopback } from "./local-callers.ts";
import type { Metrics } from "./metrics.ts";
import { HttpProblem } from "./problems.ts";

/**
 * Shows the figures at /metrics: to programs of this machine, or to those with the token.
 * @param token null where there is none; then only this machine is answered
 */
export function mountMetrics(app: Express, metrics: Metrics, token: string | null): void {
  app.get("/metrics", async (request, response) => {
    if (!mayRead(request, token))
      throw new HttpProblem(
        403,
        "metrics-not-shown",
        "Not allowed",
        "Figures are shown to this machine, or to those with the token of metrics.",
      );
    response.set({ "Content-Type": metrics.mediaType, "Cache-Control": "no-store" }).send(await metrics.text());
  });
}

function mayRead(request: Request, token: string | null): boolean {
  const given = request.get("authorization");
  if (token !== null && given !== undefined) return isSame(given, `Bearer ${token}`);
  // Behind a proxy of this machine every caller seems to be of it; the proxy says that it stands between.
  const isForwarded = request.get("x-forwarded-for") !== undefined || request.get("forwarded") !== undefined;
  const address = (request.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  return !isForwarded && isLoopback(address);
}

function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
