import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Problem, TrialProgress } from "@springtide/contracts";
import type { RunningServer } from "@springtide/server";
import { serve } from "@springtide/server";
import type { DemoFolder } from "./demo-folder.ts";
import { demoFolder } from "./demo-folder.ts";
import { fetchSignedIn } from "./sign-in.ts";

let folder: DemoFolder;
let server: RunningServer;
beforeAll(async () => {
  folder = await demoFolder();
});
afterEach(() => server.close());
afterAll(() => folder.remove());

async function startWith(worker: string): Promise<void> {
  const planWorker = new URL(`./${worker}-plan-worker.ts`, import.meta.url);
  server = await serve({ folder: folder.data, port: 0, demoFolder: folder.demo, log: () => undefined, planWorker });
}

function trial(body: string, init: RequestInit = {}): Promise<Response> {
  const headers = { "content-type": "application/json" };
  return fetchSignedIn(server, `${server.url}/api/shops/lamps/trials`, { method: "POST", headers, body, ...init });
}

const cheaper = JSON.stringify({ changes: { queues: { phone: { aht: "-10%" } } } });

/** What is told until `enough` says so or the answer ends. */
async function toldBy(response: Response, enough: (told: TrialProgress) => boolean): Promise<TrialProgress[]> {
  const seen: TrialProgress[] = [];
  for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    for (const [, data] of text.matchAll(/^data: (.*)$/gm)) seen.push(TrialProgress.parse(JSON.parse(data ?? "")));
    if (seen.some(enough)) break;
  }
  return seen;
}

describe("a plan tried with other terms", () => {
  it("streams its progress and what it decides, stores nothing, and refuses what the plan does not have", async () => {
    await startWith("quick");
    const entry = async (): Promise<unknown> => (await fetchSignedIn(server, `${server.url}/api/shops/lamps`)).json();
    await expect.poll(entry, { timeout: 60_000 }).toMatchObject({ plan: "ready", planVersion: 1 });
    const seen = await toldBy(await trial(cheaper), () => false);
    expect(seen).toContainEqual({ state: "under-way", done: 1, total: 2, label: "Half-way" });
    expect(seen.at(-1)).toEqual({ state: "ready", decisions: null });
    expect(await entry()).toMatchObject({ planVersion: 1 });

    const unknown = await trial(JSON.stringify({ changes: { queues: { phones: { aht: "-10%" } } } }));
    expect(unknown.status).toBe(422);
    const { errors } = Problem.parse(await unknown.json());
    expect(errors.map(({ code, remedy }) => [code, remedy])).toEqual([["unknown-queue", "Did you mean phone?"]]);
    expect((await trial(JSON.stringify({ changes: { trigers: {} } }))).status).toBe(400);
    expect((await trial(cheaper, { headers: { "content-type": "text/plain" } })).status).toBe(415);
    expect((await fetchSignedIn(server, `${server.url}/api/shops/lamps/trials`)).status).toBe(405);
  });

  it("ends when nobody listens any longer, and lets the next one begin", async () => {
    await startWith("endless");
    const halfWay = (told: TrialProgress): boolean => told.state === "under-way" && told.label === "Half-way";
    const beginAndLeave = async (): Promise<boolean> => {
      const stop = new AbortController();
      const seen = await toldBy(await trial(cheaper, { signal: stop.signal }), halfWay);
      stop.abort();
      return seen.some(halfWay);
    };
    expect(await beginAndLeave()).toBe(true);
    expect(await beginAndLeave()).toBe(true);
  });
});
