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

const queue = (id: string): object => ({
  id,
  contactsPerHour: 30,
  ahtSeconds: 240,
  patience: { kind: "exponential", meanSeconds: 150 },
  target: { definition: "slOffered", share: 0.8, withinSeconds: 20, maxOccupancy: 0.9 },
});
const group = (id: string, ...queues: string[]): object => ({
  id,
  skills: queues.map((name) => ({ queue: name })),
  costPerHour: queues.length === 1 ? 24 : 26,
});
const QUESTION = {
  halfWidth: 0.05,
  queues: [queue("orders"), queue("returns")],
  groups: [group("orders-only", "orders"), group("returns-only", "returns"), group("both", "orders", "returns")],
};

function ask(body: unknown): Promise<Response> {
  const headers = { "content-type": "application/json" };
  return fetchSignedIn(server, `${server.url}${routes.mixSkills.path}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
}

describe("POST /api/skills", () => {
  it("answers with the cheapest mix, the same for the same question", async () => {
    const responses = await Promise.all([ask(QUESTION), ask(QUESTION)]);
    const [once, again] = await Promise.all(
      responses.map(async (response) => routes.mixSkills.response.parse(await response.json())),
    );
    expect(once).toEqual(again);
    expect(once).toMatchObject({ kept: true, proven: true });
  });

  it.each<[string, object, string]>([
    ["a half-width finer than one call may ask", { halfWidth: 0.001 }, "/halfWidth"],
    [
      "a skill that is no queue",
      { groups: [group("a", "orders", "returns"), group("b", "advice")] },
      "/groups/1/skills/0",
    ],
    ["a key that it does not know", { qeues: [] }, "/qeues"],
  ])("refuses %s", async (_, change, field) => {
    const response = await ask({ ...QUESTION, ...change });
    expect(response.status).toBe(400);
    expect(Problem.parse(await response.json()).errors.map(({ place }) => place.field)).toContain(field);
  });

  it("refuses a queue that nobody takes, though every field is fine", async () => {
    const response = await ask({ ...QUESTION, groups: [group("orders-only", "orders")] });
    expect(response.status).toBe(422);
    expect(Problem.parse(await response.json()).code).toBe("queue-nobody-takes");
  });
});
