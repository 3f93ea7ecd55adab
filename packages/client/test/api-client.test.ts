import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { apiClient, ApiProblem } from "../src/index.ts";
import { addressOf } from "../src/addresses.ts";
import { eventsOf } from "../src/server-events.ts";

const Note = z.object({ text: z.string() });
const routes = {
  addNote: {
    method: "post",
    path: "/api/shops/:shop/notes",
    summary: "",
    tag: "notes",
    access: "anyone",
    params: z.object({ shop: z.string() }),
    body: Note,
    response: Note,
    creates: true,
    versioned: true,
  },
  follow: {
    method: "get",
    path: "/api/follow",
    summary: "",
    tag: "notes",
    access: "anyone",
    params: z.object({}),
    event: z.object({ done: z.number() }),
  },
  plan: {
    method: "get",
    path: "/api/plan",
    summary: "",
    tag: "notes",
    access: "anyone",
    params: z.object({}),
    query: z.strictObject({ week: z.string().optional() }),
    mediaTypes: ["text/csv"],
  },
} as const;

let close: () => void = () => undefined;
afterEach(() => {
  close();
});

/** A server that plays these answers, one for each request, and what it was asked. */
async function serverOf(...answers: ((request: IncomingMessage, response: ServerResponse) => void)[]) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answers[Math.min(asked.length, answers.length) - 1]?.(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return { asked, api: apiClient(routes, { url: `http://127.0.0.1:${address.port}`, token: "secret" }) };
}

const hangUp = (request: IncomingMessage): void => void request.socket.destroy();
const note = (_request: IncomingMessage, response: ServerResponse): void => {
  response.writeHead(200, { "content-type": "application/json", etag: '"3"' }).end('{"text":"hello"}');
};

describe("a client of the API", () => {
  it("sends a request that makes something again under the same key where nobody answered", async () => {
    const { api, asked } = await serverOf(hangUp, note);
    const made = await api.addNote({ params: { shop: "a/b" }, body: { text: "hello" }, ifMatch: "*" });
    expect(made).toEqual({ value: { text: "hello" }, etag: '"3"' });
    expect(asked.map(({ url }) => url)).toEqual(["/api/shops/a%2Fb/notes", "/api/shops/a%2Fb/notes"]);
    const keys = asked.map(({ headers }) => headers["idempotency-key"]);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(asked[0]?.headers).toMatchObject({ "if-match": "*", authorization: "Bearer secret" });
  });

  it("throws what the server refuses as a problem, with the version that is there", async () => {
    const problem = {
      type: "/api/problems/version-stale",
      title: "",
      status: 412,
      detail: "Changed.",
      code: "version-stale",
    };
    const { api } = await serverOf((_request, response) => {
      response.writeHead(412, { etag: '"4"' }).end(JSON.stringify({ ...problem, errors: [] }));
    });
    const call = { params: { shop: "a" }, body: { text: "" }, ifMatch: '"3"' };
    const thrown: unknown = await api.addNote(call).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ApiProblem);
    expect(thrown).toMatchObject({ etag: '"4"', problem: { code: "version-stale" } });
  });

  it("takes no answer that is not as agreed", async () => {
    const { api } = await serverOf((_request, response) => void response.end('{"txt":1}'));
    const call = { params: { shop: "a" }, body: { text: "" }, ifMatch: "*" };
    await expect(api.addNote(call)).rejects.toMatchObject({ problem: { code: "answer-not-understood" } });
  });

  it("goes on with a stream after its last event where the connection breaks", async () => {
    const { api, asked } = await serverOf(
      (request, response) => {
        response.write('id: 1\ndata: {"done":1}\n\n: still here\n\n', () =>
          setTimeout(() => request.socket.destroy(), 20),
        );
      },
      (_request, response) => void response.end('id: 2\ndata: {"done":2}\n\n'),
    );
    const told: number[] = [];
    for await (const { done } of api.follow()) told.push(done);
    expect(told).toEqual([1, 2]);
    expect(asked[1]?.headers["last-event-id"]).toBe("1");
  });

  it("fetches files with their names", async () => {
    const { api, asked } = await serverOf((_request, response) => {
      const disposition = "attachment; filename=\"plan.csv\"; filename*=UTF-8''pl%C3%A4ne.csv";
      response.writeHead(200, { "content-type": "text/csv", "content-disposition": disposition }).end("a,b\n");
    });
    const { body, ...told } = await api.plan({ query: { week: "2026-W48" } });
    expect(told).toEqual({ mediaType: "text/csv", fileName: "pläne.csv" });
    expect(await body.text()).toBe("a,b\n");
    expect(asked[0]?.url).toBe("/api/plan?week=2026-W48");
  });
});

describe("an address", () => {
  it("has a route's parameters filled in, escaped, and leaves out what is not asked", () => {
    expect(addressOf("/api/shops/:shop/plan", { shop: "a/b" })).toBe("/api/shops/a%2Fb/plan");
    expect(addressOf("/api/shops", {}, { cursor: undefined, limit: 3 })).toBe("/api/shops?limit=3");
  });
});

describe("events of the server", () => {
  it("are the same wherever the pieces that bring them are cut", () => {
    const text = 'id: 1\ndata: {"a":1}\n\n: still here\n\ndata: {"b":2}\n\n';
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: text.length - 1 })), (cuts) => {
        const heard: unknown[] = [];
        const feed = eventsOf((event) => heard.push(event));
        const at = [0, ...cuts.toSorted((a, b) => a - b), text.length];
        at.slice(1).forEach((end, i) => {
          feed(text.slice(at[i], end));
        });
        expect(heard).toEqual([
          { id: "1", data: '{"a":1}' },
          { id: null, data: '{"b":2}' },
        ]);
      }),
      { numRuns: 50 },
    );
  });
});
