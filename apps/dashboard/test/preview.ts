import { createReadStream, existsSync, readFileSync } from "node:fs";
import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PreviewDecisions } from "./preview-decisions.ts";
import { planWithDecisions } from "./fixture-decisions.ts";
import { fixtureRoster } from "./fixture-roster.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

const SHOP = { currency: "USD", firstDay: "2023-12-02", lastDay: "2026-02-08", contacts: 310_000 };

const ORGANISATION = { id: 1, name: "Our organisation" };
const ME = {
  person: 1,
  name: "Alex Planner",
  email: null,
  kind: "person",
  organisation: ORGANISATION,
  roles: ["owner"],
  partner: null,
  partnerName: null,
  agreements: null,
  hasPassword: false,
  link: null,
  organisations: [ORGANISATION],
};

const HALF_WAY = { state: "under-way", done: 1, total: 2, label: "Deciding on partners" };

/** Serves the built page with made-up answers: a season, a trial that is never done, a plan under way, one that failed, a problem. */
export async function startPreview(port = 0): Promise<{ url: string; server: Server }> {
  const dist = fileURLToPath(new URL("../dist/", import.meta.url));
  const answers = answersByPath();
  const decisions = new PreviewDecisions("northdesk-2026-04-20");
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    if (request.method === "POST" && path === "/api/shops/garden/trials") {
      // Half-way, and no further: whoever asked has to cancel.
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(`data: ${JSON.stringify(HALF_WAY)}\n\n`);
      return;
    }
    if (path === "/api/shops/garden/decisions") {
      const told = request.method === "POST" ? decisions.decide(request) : Promise.resolve(decisions.list());
      void told.then(({ status, body }) => {
        const type = status < 400 ? "application/json" : "application/problem+json";
        response.writeHead(status, { "content-type": type }).end(body);
      });
      return;
    }
    const answer = answers[path];
    if (answer !== undefined) {
      response.writeHead(answer.status, {
        "content-type": answer.status === 200 ? "application/json" : "application/problem+json",
      });
      response.end(answer.body());
      return;
    }
    const file = join(dist, path);
    if (path !== "/" && existsSync(file)) {
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
      createReadStream(file).pipe(response);
      return;
    }
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(readFileSync(join(dist, "index.html")));
  });
  await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${String(taken)}`, server };
}

function answersByPath(): Readonly<Record<string, { status: number; body: () => string }>> {
  const ready = JSON.stringify({ state: "ready", version: 3, plan: planWithDecisions({ roster: fixtureRoster() }) });
  const json = (value: unknown): (() => string) => {
    const text = JSON.stringify(value);
    return () => text;
  };
  return {
    "/api/shops": {
      status: 200,
      body: json({
        shops: [
          { id: "garden", name: "Fern & Furrow Garden Shop", plan: "ready", ...SHOP },
          { id: "lamps", name: "Lantern Lane", plan: "under-way", ...SHOP },
          { id: "shoes", name: "Cobble Shoes", plan: "failed", ...SHOP },
        ],
        next: null,
      }),
    },
    "/api/me": { status: 200, body: json(ME) },
    "/api/shops/garden/plan": { status: 200, body: () => ready },
    "/api/shops/garden/plan/changes": { status: 200, body: json({ shop: "garden", now: null, before: null }) },
    "/api/shops/lamps/plan": {
      status: 200,
      body: json({ state: "under-way", done: 140, total: 400, label: "Drawing seasons" }),
    },
    "/api/shops/shoes/plan": { status: 200, body: json({ state: "failed", reason: "The history has only 12 days." }) },
    "/api/shops/gone/plan": {
      status: 404,
      body: json({
        type: "about:blank",
        title: "There is no such shop",
        status: 404,
        detail: "No shop with the id gone is stored.",
        code: "unknown-shop",
        errors: [
          {
            code: "unknown-shop",
            place: {},
            found: "gone",
            rule: "it must be the id of a stored shop",
            remedy: "Choose one of the shops in the list above.",
          },
        ],
      }),
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await startPreview(Number(process.argv[2] ?? 4173));
  process.stdout.write(`${url}\n`);
}
