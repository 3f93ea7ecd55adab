import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mappingWithChange, Problem, routes } from "@springtide/contracts";
import type { RunningServer } from "@springtide/server";
import { serve } from "@springtide/server";
import type { DemoFolder } from "./demo-folder.ts";
import { demoFolder } from "./demo-folder.ts";
import { fetchSignedIn } from "./sign-in.ts";

let folder: DemoFolder;
let server: RunningServer;
beforeAll(async () => {
  folder = await demoFolder();
  server = await serve({ folder: folder.data, port: 0, log: () => undefined });
});
afterAll(async () => {
  await server.close();
  await folder.remove();
});

const QUESTION = {
  solve: "agents",
  contacts: 100,
  intervalSeconds: 1800,
  ahtSeconds: 180,
  model: { kind: "erlang-c" },
  targets: { serviceLevel: { share: 0.8, withinSeconds: 20 } },
};

function ask(body: unknown, type = "application/json"): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return fetchSignedIn(server, `${server.url}${routes.staff.path}`, {
    method: "POST",
    headers: { "content-type": type },
    body: text,
  });
}

async function problemOf(response: Promise<Response>): Promise<Problem> {
  const answer = await response;
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  return Problem.parse(await answer.json());
}

describe("POST /api/staffing", () => {
  it("answers with agents and the steps to them, as the contract says", async () => {
    const response = await ask(QUESTION);
    expect(response.status).toBe(200);
    const answer = routes.staff.response.parse(await response.json());
    expect(answer).toMatchObject({ agents: 14, heads: 14, loadErlangs: 10, meetsTargets: true });
    expect(answer.steps.map(({ kind }) => kind)).toContain("choice");
  });

  it.each<[string, object, object]>([
    [
      "patience in segments",
      { model: { kind: "patience", law: { kind: "segments", segments: [{ share: 1, meanSeconds: 120 }] } } },
      { agents: 12 },
    ],
    ["no contacts", { contacts: 0 }, { agents: 0, result: null }],
    ["a team below its load", { solve: "service", agents: 9 }, { result: { stable: false } }],
    ["shrinkage", { shrinkage: 0.3 }, { heads: 20 }],
  ])("takes %s", async (_, changes, expected) => {
    const response = await ask({ ...QUESTION, ...changes });
    expect(routes.staff.response.parse(await response.json())).toMatchObject(expected);
  });

  it.each<[string, object, string, string]>([
    ["a misspelt key", { targetts: {} }, "unknown-key", "/targetts"],
    [
      "a target of 100 %",
      { targets: { serviceLevel: { share: 1, withinSeconds: 20 } } },
      "out-of-range",
      "/targets/serviceLevel/share",
    ],
    ["negative contacts", { contacts: -1 }, "out-of-range", "/contacts"],
    ["no handling time", { ahtSeconds: undefined }, "missing-key", "/ahtSeconds"],
    ["no target", { targets: {} }, "value-not-allowed", "/targets"],
    ["a model nobody knows", { model: { kind: "erlang-x" } }, "unknown-value", "/model/kind"],
    ["a question nobody asks", { solve: "cost" }, "unknown-value", "/solve"],
    [
      "patience of nothing",
      { model: { kind: "erlang-a", patienceSeconds: 0 } },
      "out-of-range",
      "/model/patienceSeconds",
    ],
  ])("refuses %s with its field", async (_, changes, code, field) => {
    const problem = await problemOf(ask({ ...QUESTION, ...changes }));
    expect(problem).toMatchObject({ status: 400, code: "request-not-understood" });
    expect(problem.errors[0]).toMatchObject({ code, place: { field } });
  });

  it("refuses what can be read but not done, with the field it comes from", async () => {
    const problem = await problemOf(ask({ ...QUESTION, contacts: 1_000_000, intervalSeconds: 60, ahtSeconds: 86_400 }));
    expect(problem).toMatchObject({
      status: 422,
      code: "load-out-of-range",
      errors: [{ place: { field: "/contacts" } }],
    });
  });

  it("says so where the body is no JSON", async () => {
    expect(await problemOf(ask("{contacts: 5"))).toMatchObject({ status: 400, detail: "Its body is not JSON." });
    expect(await problemOf(ask("contacts=5", "application/x-www-form-urlencoded"))).toMatchObject({ status: 415 });
    expect(await problemOf(ask(`"${"x".repeat(200_000)}"`))).toMatchObject({ status: 413 });
  });

  it("is there to be asked, not to be read", async () => {
    const response = await fetchSignedIn(server, `${server.url}${routes.staff.path}`);
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
  });
});

describe("POST /api/staffing/log", () => {
  const send = (text: string, query = ""): Promise<Response> =>
    fetchSignedIn(server, `${server.url}${routes.readStaffingLog.path}${query}`, {
      method: "POST",
      headers: { "content-type": "text/csv" },
      body: text,
    });
  // Two Mondays and a Tuesday: three calls at 9, one at 9:30, one at 9:15.
  const CALLS = [
    "call_start,handle_seconds",
    ...["2026-03-02 09:01:00,100", "2026-03-02 09:02:00,200", "2026-03-02 09:31:00,300"],
    ...["2026-03-09 09:14:59,400", "2026-03-10 09:15:00,500"],
  ];

  it("answers with typical days of a log, in the clock that it was written by", async () => {
    const response = await send(CALLS.join("\n"), "?zone=Europe/Berlin&file=calls.csv");
    expect(response.status).toBe(200);
    const { queues, zone, rowsRead } = routes.readStaffingLog.response.parse(await response.json());
    expect([zone, rowsRead]).toEqual([null, 5]);
    const [calls] = queues;
    expect(calls).toMatchObject({
      firstDay: "2026-03-02",
      lastDay: "2026-03-10",
      intervalMinutes: 15,
      ahtSeconds: 300,
    });
    const monday = calls?.weekdays[0];
    expect(monday?.days).toBe(2);
    expect([36, 37, 38].map((interval) => monday?.contacts[interval])).toEqual([1.5, 0, 0.5]);
    expect(calls?.weekdays[1]?.contacts[37]).toBe(1);
  });

  it("counts times with an offset in the zone asked for", async () => {
    const utc = CALLS.map((line) => line.replace(/(:\d\d),/, "$1Z,"));
    const response = await send(utc.join("\n"), "?zone=Europe/Berlin");
    const { queues, zone } = routes.readStaffingLog.response.parse(await response.json());
    expect([zone, queues[0]?.weekdays[0]?.contacts[40]]).toEqual(["Europe/Berlin", 1.5]);
  });

  it("tells what would mend a file, and reads it as it is then mended", async () => {
    const { response } = routes.readStaffingLog;
    const dates = CALLS.map((line) => line.replace(/^2026-(\d\d)-(\d\d)/, "$2/$1/2026")).join("\n");
    const first = response.parse(await (await send(dates, "?zone=Europe/Berlin")).json());
    const { diagnosis } = first;
    const finding = diagnosis.findings.find(({ mends }) => mends.some(({ change }) => change.dateOrder !== undefined));
    const firstDays = [];
    for (const { change } of finding?.mends ?? []) {
      const mapping = JSON.stringify({ ...mappingWithChange(diagnosis.mapping, change), zone: "UTC" });
      const answer = await send(dates, `?zone=Europe/Berlin&mapping=${encodeURIComponent(mapping)}`);
      const { zone, queues } = response.parse(await answer.json());
      firstDays.push([zone, queues[0]?.firstDay]);
    }
    expect(firstDays).toContainEqual([null, "2026-03-02"]);
    expect(firstDays).toContainEqual([null, "2026-02-03"]);
  });

  it("says of a file without known columns which ones there are, so that they can be named", async () => {
    const answer = await send("name,note\nAda,hello");
    expect(routes.readStaffingLog.response.parse(await answer.json())).toMatchObject({
      queues: [],
      findings: [{ code: "missing-column" }],
      diagnosis: { ready: false, columns: ["name", "note"] },
    });
  });

  it.each([
    ["a file that is no table", "", "", "empty-file"],
    ["a zone that does not exist", CALLS.join("\n"), "?zone=Europe/Berlim", "unknown-zone"],
  ])("refuses %s", async (_, text, query, code) => {
    expect((await problemOf(send(text, query))).errors[0]).toMatchObject({ code });
  });
});
