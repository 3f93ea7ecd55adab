import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Plan, Problem, routes, SimulatedPlan } from "@springtide/contracts";
import { planSeason, simulatePlan } from "@springtide/season";
import type { RunningServer } from "@springtide/server";
import { serve } from "@springtide/server";
import { answerTo } from "../../apps/cli/test/captured.ts";
import { smallInput } from "../../packages/season/test/small-shop.ts";
import type { DemoFolder } from "./demo-folder.ts";
import { demoFolder } from "./demo-folder.ts";
import { fetchSignedIn } from "./sign-in.ts";

/** A Monday of the plan. */
const DAY = "2026-09-07";
const plan = Plan.parse(JSON.parse(JSON.stringify(planSeason(smallInput()))));

describe("POST /api/shops/:shop/simulations", () => {
  let folder: DemoFolder;
  let server: RunningServer;
  beforeAll(async () => {
    folder = await demoFolder();
    const planWorker = new URL("./real-plan-worker.ts", import.meta.url);
    server = await serve({ folder: folder.data, demoFolder: folder.demo, port: 0, log: () => undefined, planWorker });
    while ((await stateOfPlan()) === "under-way") await new Promise((later) => setTimeout(later, 200));
  });
  afterAll(async () => {
    await server.close();
    await folder.remove();
  });

  async function stateOfPlan(): Promise<string> {
    const answer: unknown = await (await fetchSignedIn(server, `${server.url}/api/shops/lamps/plan`)).json();
    return typeof answer === "object" && answer !== null && "state" in answer ? String(answer.state) : "";
  }

  function ask(body: unknown, shop = "lamps"): Promise<Response> {
    const headers = { "content-type": "application/json" };
    const path = routes.simulatePlan.path.replace(":shop", shop);
    return fetchSignedIn(server, `${server.url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  }

  it("plays the shop's plan with two threads to the same figures as with one", async () => {
    const response = await ask({ replications: 4, firstDay: DAY, days: 2 });
    expect(response.status).toBe(200);
    const answer = SimulatedPlan.parse(await response.json());
    expect(answer).toEqual(simulatePlan(plan, { replications: 4, firstDay: DAY, days: 2 }));
    expect(answer).toMatchObject({ seasons: 4, firstDay: DAY, days: 2 });
  });

  it("stops once service levels are known well enough", async () => {
    const answer = SimulatedPlan.parse(await (await ask({ replications: 20, halfWidth: 0.9, firstDay: DAY })).json());
    // Expected: never before five seasons; a half-width of ninety points is reached by then.
    expect(answer.seasons).toBe(5);
  });

  it.each<[string, object, number, string]>([
    ["no season at all", { replications: 0 }, 400, "/replications"],
    ["a key that it does not know", { seasons: 4 }, 400, "/seasons"],
    ["more seasons than the plan has", { replications: 21 }, 422, "/replications"],
    ["a day outside the plan", { replications: 1, firstDay: "2030-01-01" }, 422, "/firstDay"],
  ])("refuses %s", async (_, body, status, field) => {
    const response = await ask(body);
    expect(response.status).toBe(status);
    expect(Problem.parse(await response.json()).errors.map(({ place }) => place.field)).toContain(field);
  });

  it("knows no plan of a shop that is not there", async () => {
    const response = await ask({}, "nobody");
    expect(response.status).toBe(404);
    expect(Problem.parse(await response.json()).code).toBe("no-such-shop");
  });
});

describe("springtide simulate plan.json", () => {
  it("plays a plan out with worker threads and writes what it found", async () => {
    const folder = await mkdtemp(join(tmpdir(), "springtide-play-"));
    const [path, out] = [join(folder, "plan.json"), join(folder, "played.json")];
    await writeFile(path, JSON.stringify(plan));
    const days = ["--days", `${DAY}..${DAY}`, "--replications", "3"];
    const run = await answerTo(["simulate", path, ...days, "--out", out, "--json"]);
    expect(run.code).toBe(0);
    const expected = simulatePlan(plan, { replications: 3, firstDay: DAY, days: 1 });
    expect(SimulatedPlan.parse(JSON.parse(run.out))).toEqual(expected);
    expect(SimulatedPlan.parse(JSON.parse(await readFile(out, "utf8")))).toEqual(expected);
    await rm(folder, { recursive: true });
  });
});
