import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Plan, RosterDraft } from "@springtide/contracts";
import { Problem, ReplanProgress, resolveShop, routes, ShopFile } from "@springtide/contracts";
import { editedShiftsOf, draftShifts } from "@springtide/season/roster-edit";
import type { RunningServer } from "@springtide/server";
import { serve } from "@springtide/server";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { databases } from "../databases/databases.ts";
import { fetchSignedIn } from "./sign-in.ts";

const SHOP = resolveShop(
  ShopFile.parse({
    ...{ springtide: 1, id: "desk", name: "Desk", currency: "EUR", interval: "30m" },
    sites: [
      {
        ...{ id: "main", zone: "Europe/Berlin", labourRules: "DE" },
        openingHours: { week: [{ days: "daily", hours: "06:00-23:00" }] },
      },
    ],
    markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
    queues: [{ id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" }],
    contracts: [{ id: "full", hours: 40, daysAWeek: 5 }],
    shiftPatterns: [
      {
        ...{ id: "day", days: "mon-fri", starts: ["09:00"], lengths: ["8h"] },
        breaks: [{ length: "30m", from: "3h", to: "4h" }],
      },
    ],
    teams: [
      {
        ...{ id: "desk", serves: ["phone"], costPerHour: 20, patterns: ["day"] },
        people: [
          { id: "ana", name: "Ana Kovacs", contract: "full" },
          { id: "ben", name: "Ben Ode", contract: "full", leave: [{ from: "2026-06-04", until: "2026-06-04" }] },
        ],
      },
    ],
    plan: { firstDay: "2026-06-01", horizon: "2w", roster: { weeks: 2 } },
  }),
);

const HISTORY = {
  ...{ queue: "phone", minutes: 30, startMs: Float64Array.of(Date.parse("2026-05-04T09:00:00+02:00")) },
  ...{ offered: Float64Array.of(10), handled: Float64Array.of(NaN) },
  ...{ abandoned: Float64Array.of(NaN), ahtSeconds: Float64Array.of(NaN) },
};

describe.each(databases)("a roster edited over HTTP, with the store on $name", (under) => {
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let server: RunningServer;
  let plan: Plan;

  beforeAll(async () => {
    place = await under.place();
    const store = await openStore(place);
    const inputs = { holidays: { customers: [], bySite: {} }, contacts: [HISTORY], weather: [], report: null };
    await store.within(LOCAL_SCOPE).importShop({ shop: SHOP, ...inputs });
    await store.close();
    const planWorker = new URL("./rostered-plan-worker.ts", import.meta.url);
    server = await serve({ ...place, port: 0, planWorker, log: () => undefined });
    const entry = async (): Promise<unknown> => (await ask("")).json();
    await vi.waitFor(
      async () => {
        expect(await entry()).toMatchObject({ plan: "ready", planVersion: 1 });
      },
      { timeout: 60_000, interval: 100 },
    );
    const answer = routes.getPlan.response.parse(await (await ask("/plan")).json());
    if (answer.state !== "ready") throw new Error("no plan");
    plan = answer.plan;
  }, 180_000);
  afterAll(async () => {
    await server.close();
    await place.remove();
  });

  const ask = (path: string, init?: RequestInit): Promise<Response> =>
    fetchSignedIn(server, `/api/shops/desk${path}`, init);
  const draftOf = (change: Partial<RosterDraft> = {}): RosterDraft => ({
    ...{ planVersion: 1, state: "draft", overrides: [] },
    shifts: draftShifts(editedShiftsOf(plan.roster?.shifts ?? []), plan.shop),
    ...change,
  });
  const put = (draft: RosterDraft, ifMatch: string): Promise<Response> =>
    ask("/roster-draft", {
      method: "PUT",
      headers: { "content-type": "application/json", "if-match": ifMatch },
      body: JSON.stringify(draft),
    });
  const on = (shift: RosterDraft["shifts"][number] | undefined, day: string, hours: readonly [string, string]) => {
    if (shift === undefined) throw new Error("no shift");
    return { ...shift, start: `${day}T${hours[0]}:00+02:00`, end: `${day}T${hours[1]}:00+02:00`, breaks: [] };
  };
  const problemOf = async (response: Response): Promise<Problem> => Problem.parse(await response.json());

  it("is stored in versions, and never over one that was not seen", async () => {
    const none = await ask("/roster-draft");
    expect([none.headers.get("etag"), await none.json()]).toEqual([
      '"0"',
      { draft: null, revision: 0, savedAt: null, savedBy: null, accepted: null, newestPlan: 1 },
    ]);
    const first = await put(draftOf(), '"0"');
    expect([first.status, first.headers.get("etag")]).toEqual([200, '"1"']);
    const stale = await put(draftOf({ shifts: [] }), '"0"');
    expect([stale.status, (await problemOf(stale)).code, stale.headers.get("etag")]).toEqual([
      412,
      "version-stale",
      '"1"',
    ]);
    expect(
      (
        await ask("/roster-draft", {
          method: "PUT",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(draftOf()),
        })
      ).status,
    ).toBe(428);
    const kept = routes.getRosterDraft.response.parse(await (await ask("/roster-draft")).json());
    expect([kept.revision, kept.draft?.shifts.length, kept.accepted]).toEqual([1, 3, null]);
    expect((await fetchSignedIn(server, "/api/shops/nobody/roster-draft")).status).toBe(404);
  });

  it("is accepted only if it breaks no law, and no agreement without a reason; then the files take it", async () => {
    const [one, two, three] = draftOf().shifts;
    const revision = async (): Promise<string> => (await ask("/roster-draft")).headers.get("etag") ?? "";
    // Seven hours of rest from Monday to Tuesday.
    const tired = [on(one, "2026-06-01", ["15:00", "23:00"]), on(two, "2026-06-02", ["06:00", "14:00"])];
    const refused = await put(draftOf({ state: "accepted", shifts: tired }), await revision());
    expect(refused.status).toBe(422);
    expect((await problemOf(refused)).errors.map(({ code, place, found }) => [code, place.field, found])).toEqual([
      [
        "roster-breaks-law",
        "/shifts/0",
        "Ana Kovacs: 7 hours from 2026-06-01 23:00 to 2026-06-02 06:00, where at least 11 are the rule (daily-rest: Law, paragraph 5).",
      ],
    ]);
    const away = [on(three, "2026-06-04", ["09:00", "17:00"])];
    const unexplained = await problemOf(await put(draftOf({ state: "accepted", shifts: away }), await revision()));
    expect(unexplained.errors.map(({ code }) => code)).toEqual(["roster-needs-reason"]);
    const overrides = [
      { person: "ben", rule: "leave", from: "2026-06-04T07:00:00Z", reason: "Ben offered to come in." },
    ];
    const accepted = await put(draftOf({ state: "accepted", shifts: away, overrides }), await revision());
    expect(accepted.status).toBe(200);
    const exported = async (): Promise<string> => (await ask("/exports?what=shifts&format=csv")).text();
    expect(await exported()).toContain("2026-06-04");
    // A later draft does not change what goes out.
    await put(draftOf({ shifts: [] }), await revision());
    expect(await exported()).toContain("2026-06-04");
    const audit = await (await fetchSignedIn(server, "/api/audit?kind=roster")).text();
    expect(audit).toContain("roster.accept");
    expect(audit).not.toContain("Ana");
  });

  it("reads a sheet for the people of the shop and says what it breaks, without storing it", async () => {
    const sheet = [
      "person,start,end,breaks",
      "Ana Kovacs,2026-06-03T14:00,2026-06-03T22:00,18:00-18:30",
      "ana,2026-06-04T06:00,2026-06-04T12:00,",
      "Zoe,2026-06-04T06:00,2026-06-04T12:00,",
      "Ben Ode,2026-07-04T06:00,2026-07-04T12:00,",
    ].join("\n");
    const send = (body: string, type = "text/csv"): Promise<Response> =>
      ask("/rosters/check?file=mine.csv", { method: "POST", headers: { "content-type": type }, body });
    const before = (await ask("/roster-draft")).headers.get("etag");
    const read = routes.checkRosterFile.response.parse(await (await send(sheet)).json());
    expect(read.shifts.map(({ person, start }) => [person, start])).toEqual([
      ["ana", "2026-06-03T14:00:00+02:00"],
      ["ana", "2026-06-04T06:00:00+02:00"],
    ]);
    expect([read.unknown, read.outside]).toEqual([["Zoe"], 1]);
    expect(read.checked.breaches.map(({ rule, source }) => [rule, source])).toEqual([
      ["daily-rest", "Law, paragraph 5"],
    ]);
    expect((await ask("/roster-draft")).headers.get("etag")).toBe(before);
    const bad = await send("person,start,end\nAna,tomorrow,2026-06-04T12:00");
    expect([bad.status, (await problemOf(bad)).errors[0]?.place]).toEqual([
      422,
      expect.objectContaining({ row: 2, column: "start" }),
    ]);
    expect((await send("nothing of the kind")).status).toBe(422);
  });

  it("plans days anew around what is locked, and refuses days that it does not have", async () => {
    const [one, two] = draftOf().shifts;
    if (one === undefined || two === undefined) throw new Error("no shifts");
    const call = { shifts: [{ ...one, locked: true }, two], from: "2026-06-01", to: "2026-06-03", teams: ["desk"] };
    const replan = (body: unknown): Promise<Response> =>
      ask("/rosters/replan", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const told = [...(await (await replan(call)).text()).matchAll(/^data: (.*)$/gm)].map(([, data]) =>
      ReplanProgress.parse(JSON.parse(data ?? "")),
    );
    const last = told.at(-1);
    expect(last?.state).toBe("ready");
    const made = last?.state === "ready" ? last.shifts : [];
    expect(made).toContainEqual({ ...one, locked: true });
    expect(new Set(made.map(({ start }) => start.slice(0, 10)))).toEqual(
      new Set(["2026-06-01", "2026-06-02", "2026-06-03"]),
    );
    const outside = await replan({ ...call, from: "2026-05-31" });
    expect([outside.status, (await problemOf(outside)).code]).toEqual([422, "days-not-rostered"]);
    expect((await problemOf(await replan({ ...call, teams: ["nobody"] }))).code).toBe("team-not-rostered");
  });
});
