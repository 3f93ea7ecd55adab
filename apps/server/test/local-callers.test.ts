import type { IncomingHttpHeaders, Server } from "node:http";
import { createServer, request } from "node:http";
import { once } from "node:events";
import { tmpdir } from "node:os";
import type { Express } from "express";
import { afterEach, describe, expect, it } from "vitest";
import { bareApp } from "../src/app.ts";
import type { RequestRecord } from "../src/http/request-watch.ts";
import { requestWatch } from "../src/http/request-watch.ts";
import { isLoopback } from "../src/http/local-callers.ts";
import { mountPage } from "../src/http/page.ts";
import { startingApp } from "../src/starting.ts";

let server: Server | null = null;
const records: RequestRecord[] = [];
const told = (record: RequestRecord): void => void records.push(record);
afterEach(() => {
  server?.close();
  records.length = 0;
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

async function ask(app: Express, host: string, method = "GET"): Promise<Answer> {
  server = createServer((incoming, response) => void app(incoming, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: "127.0.0.1", method, headers: { host } }, (response) => {
      let body = "";
      response.on("data", (chunk: Buffer) => (body += chunk.toString("utf8")));
      response.on("end", () => {
        resolve({ status: response.statusCode, headers: response.headers, body });
      });
    });
    asked.on("error", reject).end();
  });
}

describe("a server for this machine alone", () => {
  it.each(["localhost:4280", "LOCALHOST", "127.0.0.1:4280", "127.8.9.10", "[::1]:4280", "springtide.localhost:4280"])(
    "answers under %s",
    async (host) => {
      expect((await ask(startingApp(true, told), host)).status).toBe(503);
    },
  );

  // DNS rebinding: the name is the attacker's, the address this machine's.
  it.each(["evil.example", "evil.example:4280", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.0.7"])(
    'answers nothing under "%s"',
    async (host) => {
      const { status, headers, body } = await ask(startingApp(true, told), host);
      expect(status).toBe(421);
      expect(headers["content-type"]).toMatch(/^application\/problem\+json/);
      expect(body).toContain('"foreign-host"');
    },
  );

  it("answers under any name where it listens to a network", async () => {
    expect((await ask(startingApp(false, told), "springtide.example")).status).toBe(503);
    expect(["127.0.0.1", "::1", "localhost", "0.0.0.0", "::", "192.168.0.7"].map(isLoopback)).toEqual([
      ...[true, true, true],
      ...[false, false, false],
    ]);
  });
});

it("tells of requests that come too early, as of any other", async () => {
  const { status, headers } = await ask(startingApp(true, told), "localhost");
  const id = String(headers["x-request-id"]);
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  await expect.poll(() => records).toMatchObject([{ id, status, method: "GET", route: null, organisation: null }]);
});

describe("the page", () => {
  it("says what may be asked of it where something is sent to it", async () => {
    const app = bareApp(true, requestWatch(told));
    mountPage(app, tmpdir());
    const { status, headers, body } = await ask(app, "localhost", "POST");
    expect(status).toBe(405);
    expect(headers.allow).toBe("GET, HEAD");
    expect(body).toContain('"method-not-allowed"');
  });
});
