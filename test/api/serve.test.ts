import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnyRoute } from "@springtide/contracts";
import { Problem, routes } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { RunningServer } from "@springtide/server";
import { serve } from "@springtide/server";
import { databases } from "../databases/databases.ts";
import type { DemoFolder } from "./demo-folder.ts";
import { demoFolder } from "./demo-folder.ts";
import { fetchSignedIn } from "./sign-in.ts";

describe.each(databases)("a server with its store on $name", (under) => {
  const quickWorker = new URL("./quick-plan-worker.ts", import.meta.url);
  const logged: string[] = [];
  let folder: DemoFolder;
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let server: RunningServer;

  function start(planWorker: URL): Promise<RunningServer> {
    const log = (line: string): void => void logged.push(line);
    return serve({ ...place, port: 0, demoFolder: folder.demo, pageFolder: folder.page, log, planWorker });
  }

  beforeAll(async () => {
    folder = await demoFolder();
    place = await under.place();
    server = await start(quickWorker);
  });
  afterAll(async () => {
    await server.close();
    await folder.remove();
    await place.remove();
  });

  const get = (path: string, init?: RequestInit): Promise<Response> =>
    fetchSignedIn(server, `${server.url}${path}`, init);

  async function problemAt(path: string, init?: RequestInit): Promise<Problem> {
    const response = await get(path, init);
    expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    const problem = Problem.parse(await response.json());
    expect(problem.status).toBe(response.status);
    return problem;
  }

  async function planState(): Promise<string> {
    return routes.getPlan.response.parse(await (await get("/api/shops/lamps/plan")).json()).state;
  }
  const planIs = (state: string): Promise<void> => expect.poll(planState, { timeout: 60_000 }).toBe(state);

  describe("a first start", () => {
    it("reads the demo shops that can be read, and names the one that cannot with its place", async () => {
      const { shops } = routes.listShops.response.parse(await (await get("/api/shops")).json());
      expect(shops).toMatchObject([
        { id: "lamps", name: "Lamp shop", firstDay: "2026-06-01", lastDay: "2026-06-02", contacts: 25 },
      ]);
      expect(logged.join("\n")).toMatch(/broken is left out.*curency/);
    });

    it("plans what has no plan, and gives out the plan once it is ready", async () => {
      await planIs("ready");
      const answer = routes.getPlan.response.parse(await (await get("/api/shops/lamps/plan")).json());
      expect(answer).toMatchObject({ state: "ready", plan: { contract: "springtide-plan", shop: { id: "lamps" } } });
    });

    const readable = Object.values<AnyRoute>(routes).filter(
      (route) =>
        route.method === "get" &&
        "response" in route &&
        !route.path.replace(":shop", "").includes(":") &&
        (route.query === undefined || route.query.safeParse({}).success),
    );
    // The plan that is made here knows no money.
    const ofMoney = ["/api/shops/:shop/finance/figures", "/api/shops/:shop/finance/variance"];
    it.each(readable.map(({ path }) => path).filter((path) => !ofMoney.includes(path)))(
      "answers GET %s, as the contract says",
      async (path) => {
        await planIs("ready");
        expect((await get(path.replace(":shop", "lamps"))).status).toBe(200);
      },
    );

    it.each(ofMoney)("says of GET %s what a plan without money lacks", async (path) => {
      await planIs("ready");
      expect(JSON.stringify(await problemAt(path.replace(":shop", "lamps")))).toMatch(/\bplan/i);
    });

    it("answers at an address people can open, for this machine alone", () => {
      expect(server.url).toMatch(/^http:\/\/localhost:\d+$/);
    });
  });

  describe("the API", () => {
    it("says which version it is", async () => {
      const manifest: unknown = JSON.parse(await readFile("apps/server/package.json", "utf8"));
      const health = routes.health.response.parse(await (await get("/api/health")).json());
      expect(manifest).toMatchObject({ version: health.version });
    });

    it("tells of one shop", async () => {
      await planIs("ready");
      expect(routes.getShop.response.parse(await (await get("/api/shops/lamps")).json())).toMatchObject({
        zone: "Europe/Berlin",
        plan: "ready",
        planVersion: 1,
        queues: [{ id: "phone", name: "phone", channel: "phone" }],
      });
    });

    it.each([
      ["/api/nothing", 404, "no-such-address"],
      ["/api/shops/nobody", 404, "no-such-shop"],
      ["/api/shops/nobody/plan", 404, "no-such-shop"],
      ["/api/shops/nobody/progress", 404, "no-such-shop"],
      ["/api/shops/Not_an_id/plan", 400, "request-not-understood"],
      ["/api/shops/%E0%A4%A/plan", 400, "request-not-understood"],
    ])("answers %s with a problem document, status %i, code %s", async (path, status, code) => {
      expect(await problemAt(path)).toMatchObject({ status, code });
    });

    it("says where in a request the fault is", async () => {
      const { errors } = await problemAt("/api/shops/Not_an_id");
      expect(errors).toMatchObject([{ place: { field: "/shop" }, found: '"Not_an_id"' }]);
    });

    it("says which methods an address has", async () => {
      const response = await get("/api/shops", { method: "DELETE" });
      expect(response.headers.get("allow")).toBe("GET, HEAD, POST");
      expect(await problemAt("/api/shops", { method: "DELETE" })).toMatchObject({ status: 405 });
    });

    it("sends a plan compressed, plain to those who want it so, and not again to those who have it", async () => {
      await planIs("ready");
      const first = await get("/api/shops/lamps/plan");
      expect(first.headers.get("content-encoding")).toBe("gzip");
      const plain = await get("/api/shops/lamps/plan", { headers: { "accept-encoding": "identity" } });
      expect(plain.headers.get("content-encoding")).toBeNull();
      expect(await plain.text()).toBe(await first.text());
      // Without a Cache-Control of its own, fetch asks for an answer that no cache has had a part in.
      const known = { "if-none-match": first.headers.get("etag") ?? "", "cache-control": "max-age=0" };
      const again = await get("/api/shops/lamps/plan", { headers: known });
      expect(again.status).toBe(304);
    });
  });

  describe("the page", () => {
    it("lets a browser run our own code, WebAssembly and workers, and nothing of others", async () => {
      const { headers } = await get("/");
      const policy = headers.get("content-security-policy");
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
      expect(policy).toContain("worker-src 'self'");
      expect(headers.get("x-powered-by")).toBeNull();
    });

    it.each(["/", "/shops/lamps", "/shops/lamps?day=2026-10-26"])(
      "is there at %s, and asked for anew each time",
      async (path) => {
        const response = await get(path);
        expect(await response.text()).toContain("<title>Springtide</title>");
        expect(response.headers.get("cache-control")).toBe("no-cache");
      },
    );

    it("has files named after their content that are kept for a year", async () => {
      const response = await get("/assets/index-3f9a.js");
      expect(response.headers.get("content-type")).toContain("javascript");
      expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    });

    it("has files that were compressed when it was built, plain to those who want them so", async () => {
      const sent = await get("/assets/index-3f9a.js", { headers: { "accept-encoding": "gzip, br" } });
      expect(sent.headers.get("content-encoding")).toBe("br");
      expect(sent.headers.get("content-type")).toContain("javascript");
      expect(sent.headers.get("vary")).toContain("Accept-Encoding");
      expect(await sent.text()).toBe("export {};");
      const plain = await get("/assets/index-3f9a.js", { headers: { "accept-encoding": "identity" } });
      expect(plain.headers.get("content-encoding")).toBeNull();
      expect(await plain.text()).toBe("export {};");
    });

    it("runs the script that was built into it, and no other", async () => {
      const digest = createHash("sha256").update("asked = true;").digest("base64");
      const policyAt = async (path: string): Promise<string> =>
        (await get(path)).headers.get("content-security-policy") ?? "";
      expect(await policyAt("/partner/")).toContain(`script-src 'self' 'wasm-unsafe-eval' 'sha256-${digest}';`);
      expect(await policyAt("/")).toContain("script-src 'self' 'wasm-unsafe-eval';");
    });

    it("is not sent in place of a file that is not there", async () => {
      expect(await problemAt("/assets/index-0000.js")).toMatchObject({ status: 404, code: "no-such-file" });
      expect(await problemAt("/favicon.png")).toMatchObject({ status: 404 });
    });
  });

  if (under.name === "embedded")
    describe("a second server on the same data folder", () => {
      it("is refused, and the process that has the folder is named", async () => {
        const error: unknown = await serve({ ...place, port: 0, log: () => undefined }).catch(
          (thrown: unknown) => thrown,
        );
        expect(error).toBeInstanceOf(Refusal);
        expect(error).toMatchObject({ findings: [{ code: "data-folder-in-use" }] });
        expect(error).toHaveProperty("message", expect.stringContaining(`process ${process.pid}`));
        expect((await get("/api/health")).status).toBe(200);
      });
    });
  else
    describe("a second server on the same database", () => {
      it("serves what the first one stored", async () => {
        await planIs("ready");
        const second = await serve({ ...place, port: 0, log: () => undefined });
        const answer: unknown = await (await fetchSignedIn(second, `${second.url}/api/shops`)).json();
        await second.close();
        expect(routes.listShops.response.parse(answer).shops).toMatchObject([{ id: "lamps", plan: "ready" }]);
      });
    });

  describe("stopped and started again", () => {
    it("keeps shops and plans, reads no demo shop again, and plans nothing twice", async () => {
      await planIs("ready");
      await server.close();
      await expect(stat(join(place.folder, "springtide.lock"))).rejects.toThrow("ENOENT");
      logged.length = 0;
      server = await start(new URL("./crashing-plan-worker.ts", import.meta.url));
      expect(await planState()).toBe("ready");
      expect(logged).toEqual([]);
    });

    it("may be stopped twice", async () => {
      await server.close();
      await server.close();
      server = await start(quickWorker);
    });
  });
});
