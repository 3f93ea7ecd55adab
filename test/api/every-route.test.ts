import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnyRoute } from "@springtide/contracts";
import { BODY_BYTES, Problem, problemCodes, routes } from "@springtide/contracts";
import type { RunningServer } from "@springtide/server";
import { serve } from "@springtide/server";
import { z } from "zod";
import { databases } from "../databases/databases.ts";
import { fetchSignedIn } from "./sign-in.ts";

const all: readonly (readonly [string, AnyRoute])[] = Object.entries<AnyRoute>(routes);
const uuid = "00000000-0000-4000-8000-000000000000";

/** A route's address with ids that have the right form, and that nobody has. */
function addressOf({ path, params }: AnyRoute): string {
  const forms = ["nobody", "999999", uuid, "sign-in", "0".repeat(32), "0".repeat(64), "reference.css"];
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const schema = new Map(Object.entries<z.core.$ZodType>(params.shape)).get(name);
    return forms.find((form) => schema !== undefined && z.safeParse(schema, form).success) ?? "nobody";
  });
}

describe.each(databases)("every route of the API, with its store on $name", (under) => {
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let server: RunningServer;

  beforeAll(async () => {
    place = await under.place();
    server = await serve({ ...place, port: 0, log: () => undefined });
  });
  afterAll(async () => {
    await server.close();
    await place.remove();
  });

  const asOwner = (path: string, init?: RequestInit): Promise<Response> => fetchSignedIn(server, path, init);
  const json = { "content-type": "application/json" };

  async function problemOf(response: Response): Promise<Problem> {
    const text = await response.text();
    expect(response.headers.get("content-type"), text.slice(0, 300)).toMatch(/^application\/problem\+json/);
    const problem = Problem.parse(JSON.parse(text));
    expect(problem.status).toBe(response.status);
    expect(problem.type).toBe(`/api/problems/${problem.code}`);
    return problem;
  }
  const named = async (name: string, response: Response): Promise<[string, number, string]> => {
    const { status, code } = await problemOf(response);
    return [name, status, code];
  };
  /** One after the other: a session has few places. */
  async function each(
    chosen: readonly (readonly [string, AnyRoute])[],
    ask: (name: string, route: AnyRoute) => Promise<[string, number, string]>,
  ): Promise<[string, number, string][]> {
    const answers: [string, number, string][] = [];
    for (const [name, route] of chosen) answers.push(await ask(name, route));
    return answers;
  }
  const expected = (
    chosen: readonly (readonly [string, AnyRoute])[],
    status: number,
    code: string,
  ): [string, number, string][] => chosen.map(([name]) => [name, status, code]);

  const withBody = all.filter(([, { body }]) => body !== undefined);
  const kept = all.filter(([, { access }]) => access !== "anyone");

  it("is closed to those who are not signed in, before anything else is read", async () => {
    const ask = async (name: string, route: AnyRoute): Promise<[string, number, string]> =>
      named(name, await fetch(`${server.url}${addressOf(route)}`, { method: route.method.toUpperCase() }));
    expect(await each(kept, ask)).toEqual(expected(kept, 401, "not-signed-in"));
  });

  it("refuses a body that is not JSON, of another kind, or too large", async () => {
    const send = async (
      name: string,
      route: AnyRoute,
      type: string,
      body: string,
    ): Promise<[string, number, string]> => {
      const method = route.method.toUpperCase();
      return named(name, await asOwner(addressOf(route), { method, body, headers: { "content-type": type } }));
    };
    expect(await each(withBody, (name, route) => send(name, route, "application/json", "{"))).toEqual(
      expected(withBody, 400, "request-not-understood"),
    );
    // Read in one place for all, and so asked of a few.
    const few = withBody.slice(0, 2);
    expect(await each(few, (name, route) => send(name, route, "text/plain", "{}"))).toEqual(
      expected(few, 415, "not-json"),
    );
    const small = withBody.filter(([, { mostBytes }]) => mostBytes === undefined).slice(0, 2);
    const large = JSON.stringify("x".repeat(BODY_BYTES));
    expect(await each(small, (name, route) => send(name, route, "application/json", large))).toEqual(
      expected(small, 413, "body-too-large"),
    );
  });

  it("refuses keys that it does not know, in bodies and behind the question mark", async () => {
    const unknown = async (name: string, route: AnyRoute): Promise<[string, number, string]> => {
      const inBody = route.body !== undefined;
      const answer = await asOwner(`${addressOf(route)}${inBody ? "" : "?no-such-key=1"}`, {
        method: route.method.toUpperCase(),
        headers: { ...json, "if-match": "*" },
        ...(inBody ? { body: JSON.stringify({ "no-such-key": 1 }) } : {}),
      });
      const problem = await problemOf(answer);
      // A body of several forms is told which form it is nearest to, and what is missing of that.
      const codes = problem.errors.map(({ code, place }) => `${code} ${place.field ?? ""}`);
      if (!inBody) expect(codes, name).toContain("unknown-key /no-such-key");
      return [name, problem.status, problem.code];
    };
    const plain = all.filter(([, route]) => route.upload === undefined);
    expect(await each(plain, unknown)).toEqual(expected(plain, 400, "request-not-understood"));
  });

  it("refuses JSON that is deeper than anybody means, or that would change what objects are", async () => {
    // Read in one place for all, and so asked of a few.
    const few = withBody.filter((_, index) => index % 12 === 0);
    const deep = `{"no-such-key":${"[".repeat(40_000)}${"]".repeat(40_000)}}`;
    for (const body of [deep, '{"__proto__":{"role":"owner"}}']) {
      const send = async (name: string, route: AnyRoute): Promise<[string, number, string]> => {
        const method = route.method.toUpperCase();
        return named(name, await asOwner(addressOf(route), { method, body, headers: { ...json, "if-match": "*" } }));
      };
      expect(await each(few, send)).toEqual(expected(few, 400, "request-not-understood"));
    }
  });

  it("says which key was probably meant", async () => {
    const { errors } = await problemOf(await asOwner("/api/shops?limitt=3"));
    expect(errors).toMatchObject([{ code: "unknown-key", remedy: "Did you mean limit?" }]);
  });

  it("refuses other methods", async () => {
    const paths = [...new Map(all.map(([, route]) => [route.path, route])).values()];
    const answers = await each(
      paths.map((route) => [route.path, route]),
      async (name, route) => named(name, await fetch(`${server.url}${addressOf(route)}`, { method: "PROPFIND" })),
    );
    expect(answers).toEqual(paths.map(({ path }) => [path, 405, "method-not-allowed"]));
  });

  it("answers for what is not there, and for what is another's, with the same refusal", async () => {
    const reading = kept.filter(
      ([, { method, path, query }]) => method === "get" && path.includes(":") && query === undefined,
    );
    const answers = await each(reading, async (name, route) => named(name, await asOwner(addressOf(route))));
    expect(answers.map(([name, status]) => [name, status])).toEqual(reading.map(([name]) => [name, 404]));
  });

  it("refuses changes of what has versions that name none", async () => {
    const versioned = all.filter(([, route]) => "versioned" in route && route.method !== "get");
    const ask = async (name: string, route: AnyRoute): Promise<[string, number, string]> => {
      const answer = await asOwner(addressOf(route), { method: route.method.toUpperCase(), headers: json, body: "{}" });
      const { status, code } = await problemOf(answer);
      return [name, status, code];
    };
    for (const [name, status] of await each(versioned, ask)) expect([400, 428], name).toContain(status);
  });

  it("has limits for addresses and headers, and says so", async () => {
    expect(await problemOf(await asOwner(`/api/shops?${"x".repeat(8_001)}`))).toMatchObject({ status: 414 });
    const many = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`x-header-${index}`, "1"]));
    expect(await problemOf(await asOwner("/api/health", { headers: many }))).toMatchObject({ status: 431 });
    const { port } = new URL(server.url);
    const socket = connect(Number(port), "127.0.0.1");
    socket.write(`GET /api/health HTTP/1.1\r\nHost: localhost\r\nX-Large: ${"x".repeat(20_000)}\r\n\r\n`);
    let told = "";
    socket.on("data", (chunk: Buffer) => (told += chunk.toString()));
    await once(socket, "close");
    expect(told).toMatch(/^HTTP\/1\.1 431 /);
    expect(told).toContain('"code":"headers-too-large"');
  });

  it("tells each request's own id back, and takes none that could break a log", async () => {
    const told = await asOwner("/api/health", { headers: { "x-request-id": "complaint-7" } });
    expect(told.headers.get("x-request-id")).toBe("complaint-7");
    const odd = await asOwner("/api/health", { headers: { "x-request-id": 'a "b"' } });
    expect(odd.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("is ready, counted, and explained to people", async () => {
    expect(await (await asOwner("/api/ready")).json()).toEqual({ status: "ready" });
    await asOwner("/api/shops/nobody");
    const figures = await (await asOwner("/metrics")).text();
    expect(figures).toMatch(
      /springtide_http_request_duration_seconds_count\{method="GET",route="\/api\/shops\/:shop",status="404"\} \d+/,
    );
    expect(figures).not.toContain("nobody");
    expect(figures).toContain("springtide_store_up 1");
    const forwarded = await asOwner("/metrics", { headers: { "x-forwarded-for": "203.0.113.9" } });
    expect(await problemOf(forwarded)).toMatchObject({ status: 403, code: "metrics-not-shown" });
    const page = async (path: string): Promise<string> => (await fetch(`${server.url}${path}`)).text();
    const reference = await page("/api/reference");
    for (const [name] of all) expect(reference).toContain(`id="${name}"`);
    const list = await page("/api/problems");
    for (const code of Object.keys(problemCodes)) expect(list).toContain(`/api/problems/${code}`);
    const [code = "", { meaning } = { meaning: "" }] = Object.entries(problemCodes).at(-1) ?? [];
    expect(await page(`/api/problems/${code}`)).toContain(meaning.slice(0, 20).replaceAll("'", "&#39;"));
  });
});
