import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Problem, routes } from "@springtide/contracts";
import type { RunningServer } from "@springtide/server";
import { serve } from "@springtide/server";
import type { DemoFolder } from "./demo-folder.ts";
import { demoFolder } from "./demo-folder.ts";
import { fetchSignedIn } from "./sign-in.ts";

let folder: DemoFolder;
let server: RunningServer;
beforeAll(async () => {
  folder = await demoFolder();
  const planWorker = new URL("./quick-plan-worker.ts", import.meta.url);
  server = await serve({ folder: folder.data, port: 0, log: () => undefined, planWorker });
});
afterAll(async () => {
  await server.close();
  await folder.remove();
});

const QUEUE = {
  arrivalsPerHour: 200,
  ahtSeconds: 300,
  patience: { kind: "exponential", meanSeconds: 120 },
  agents: 17,
  contacts: 20_000,
};

function ask(body: unknown): Promise<Response> {
  const headers = { "content-type": "application/json" };
  return fetchSignedIn(server, `${server.url}${routes.simulate.path}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
}

describe("POST /api/simulations", () => {
  it("plays a queue out, with half-widths and the exact figures, the same for the same seed", async () => {
    const responses = await Promise.all([ask(QUEUE), ask(QUEUE), ask({ ...QUEUE, seed: 2 })]);
    const [once, again, other] = await Promise.all(
      responses.map(async (response) => routes.simulate.response.parse(await response.json())),
    );
    expect(once).toEqual(again);
    expect(other?.ends).not.toEqual(once?.ends);
    expect(once).toMatchObject({ contacts: 20_000, warmUpContacts: 1000, batches: 20, stable: true });
    expect(once?.abandonShare.exact).toBeCloseTo(0.10881, 5);
  });

  it.each<[string, object, string]>([
    ["more than one call may take", { contacts: 6_000_000 }, "/contacts"],
    ["a rate beyond all", { arrivalsPerHour: 1e9 }, "/arrivalsPerHour"],
    ["nobody for customers without end", { patience: null, agents: 0 }, "/agents"],
    ["a key that it does not know", { agnets: 3 }, "/agnets"],
  ])("refuses %s", async (_, change, field) => {
    const response = await ask({ ...QUEUE, ...change });
    expect(response.status).toBe(400);
    expect(Problem.parse(await response.json()).errors.map(({ place }) => place.field)).toContain(field);
  });

  it("refuses a run that no clock holds, though every field is fine", async () => {
    const response = await ask({ ...QUEUE, arrivalsPerHour: 0.01, contacts: 5_000_000, warmUpContacts: 0 });
    expect(response.status).toBe(422);
    expect(Problem.parse(await response.json()).code).toBe("run-too-long");
  });
});
