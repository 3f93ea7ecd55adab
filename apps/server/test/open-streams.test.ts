import { once } from "node:events";
import { createServer } from "node:http";
import { Readable } from "node:stream";
import express from "express";
import { describe, expect, it } from "vitest";
import type { AnyCall } from "../src/http/call.ts";
import { OpenStreams } from "../src/http/open-streams.ts";

/** A server with a stream that tells these states and ends. */
async function reading<T>(states: readonly unknown[], read: (ask: (lastId?: string) => Promise<string>) => Promise<T>) {
  const streams = new OpenStreams();
  const app = express();
  app.get("/", async (request, response) => {
    const lastEventId = request.get("last-event-id") ?? null;
    await streams.run(response, { ...CALL, lastEventId }, (tell) => {
      for (const state of states) tell(state);
      return Promise.resolve();
    });
  });
  const server = createServer((request, response) => void app(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  try {
    return await read(async (lastId) => {
      const headers: Record<string, string> = lastId === undefined ? {} : { "last-event-id": lastId };
      return (await fetch(`http://127.0.0.1:${port}/`, { headers })).text();
    });
  } finally {
    server.close();
  }
}

const CALL: AnyCall = {
  params: {},
  query: undefined,
  body: undefined,
  upload: Readable.from([]),
  actor: {
    scope: { organisation: 1, partner: null },
    person: 1,
    name: "",
    roles: ["viewer"],
    agreements: null,
    kind: "person",
  },
  ifMatch: null,
  lastEventId: null,
  caller: { address: "127.0.0.1", headers: {} },
  signal: new AbortController().signal,
};

const idsOf = (text: string): string[] => [...text.matchAll(/^id: (\S+)$/gm)].map(([, id = ""]) => id);
const dataOf = (text: string): unknown[] =>
  [...text.matchAll(/^data: (.*)$/gm)].map(([, data = ""]): unknown => JSON.parse(data));

describe("a stream of states", () => {
  const states = [{ done: 1 }, { done: 2 }, { done: 1 }];

  it("goes on after the state that a reader has had, and after no other", async () => {
    await reading(states, async (ask) => {
      const whole = await ask();
      const [first = "", second = "", third = ""] = idsOf(whole);
      expect(dataOf(whole)).toEqual(states);
      // What says the same has the same id: a reader knows it again wherever it asks.
      expect([first === third, first === second]).toEqual([true, false]);
      expect(dataOf(await ask(first))).toEqual(states.slice(1));
      expect(dataOf(await ask(second))).toEqual(states);
    });
  });

  it("keeps an event on its line, whatever stands in it", async () => {
    const odd = { label: 'two\nlines\r\nand "id: 7"\n\ndata: {}' };
    expect(dataOf(await reading([odd], (ask) => ask()))).toEqual([odd]);
  });
});
