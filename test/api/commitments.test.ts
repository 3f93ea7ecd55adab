import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type CommitmentAction,
  type CommitmentRequest,
  Problem,
  resolveShop,
  routes,
  type ScenarioReport,
  type Shop,
  ShopFile,
} from "@springtide/contracts";
import type { RunningServer } from "@springtide/server";
import { CommitmentService, recordAnswerHere, serve } from "@springtide/server";
import type { Store } from "@springtide/store";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { openBackground } from "../../apps/server/src/jobs/background.ts";
import { historyFrom } from "../../packages/store/test/fixtures.ts";
import { z } from "zod";
import { databases } from "../databases/databases.ts";
import { orderedStretch } from "./ordered-stretch.ts";
import { browserAt, post, signedIn, type SignedIn } from "./sign-in.ts";

/** Two partners at EUR 20 an hour rostered, whose seats are always logged in. */
function shopWithPartners(): Shop {
  const agreement = {
    zone: "Europe/London",
    serves: ["phone"],
    seats: 40,
    shrinkage: 0,
    minimumBlock: "2h",
    notice: "10d",
    pricePerHour: 20,
    priceBasis: "rostered",
    cancel: { notice: "5d", feePerSeatHour: 4 },
  };
  return resolveShop(
    ShopFile.parse({
      springtide: 1,
      id: "lamps",
      name: "Lamps",
      currency: "EUR",
      sites: [{ id: "main", zone: "Europe/Berlin", openingHours: { week: [{ days: "daily", hours: "00:00-24:00" }] } }],
      markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
      queues: [{ id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" }],
      agreements: [
        { id: "north", partner: "Northwind", ...agreement },
        { id: "south", partner: "Southwind", ...agreement },
      ],
    }),
  );
}

const PLANNER = {
  scope: LOCAL_SCOPE,
  person: 1,
  name: "",
  roles: ["planner"] as const,
  agreements: null,
  kind: "person" as const,
};

const FORECAST = { kind: "forecast", shop: "lamps", queue: "phone", paths: 20 };

/** Has the forecast made that is asked for later, so that its answer is there at once. */
async function forecastBefore(store: Store): Promise<void> {
  const now = (): Date => new Date();
  const background = await openBackground({
    ...{ store, now, alone: true, works: true, threads: 1, log: () => undefined },
    scripts: { forecast: new URL("./made-forecast-worker.ts", import.meta.url) },
  });
  background.start();
  const id = await background.jobs.run("forecast", LOCAL_SCOPE, FORECAST);
  const isEnded = async (): Promise<boolean> =>
    !["waiting", "running"].includes((await background.jobs.job(LOCAL_SCOPE, id))?.state ?? "gone");
  while (!(await isEnded())) await pause(50);
  await background.stop(0);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** A report of one scenario that pays partners so much. */
function scenarioReport(overflowCost: number): ScenarioReport {
  const none = { mean: 0, halfWidth: 0 };
  const hours = { ownHours: 0, overflowHours: 0, gapHours: 0, requiredHours: 0 };
  return {
    contract: "springtide-scenarios",
    version: 1,
    currency: "EUR",
    paths: 20,
    lossBasis: [],
    planned: null,
    scenarios: [
      {
        ...{ id: "early", name: "An early spring", note: null, from: null, people: "replanned" },
        outcome: {
          ...{ ownCost: 0, overflowCost, ledger: overflowCost, atStake: 0, contacts: 0, queues: [], decided: null },
          ...hours,
        },
        difference: { ledger: 0, atStake: none, requiredHours: none, contacts: none },
      },
    ],
    ...{ sensitivity: null, budget: null, variance: null, remarks: [] },
  };
}

describe.each(databases)("the partner workflow over HTTP, with the store on $name", (under) => {
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let server: RunningServer;
  let owner: SignedIn;
  let planner: SignedIn;
  let finance: SignedIn;
  let partner: SignedIn;
  let stranger: SignedIn;

  beforeAll(async () => {
    place = await under.place();
    const shop = shopWithPartners();
    const days = Array.from({ length: 70 }, (_, day) => Date.UTC(2026, 2, 2 + day) - 3_600_000);
    const contacts = [historyFrom("phone", "day", days)];
    const inputs = { shop, holidays: { customers: [], bySite: {} }, contacts, weather: [] };
    const store = await openStore(place);
    await store.within(LOCAL_SCOPE).importShop({ ...inputs, report: null });
    await forecastBefore(store);
    await store.close();
    const planWorker = new URL("./ordering-plan-worker.ts", import.meta.url);
    server = await serve({ ...place, port: 0, planWorker, log: () => undefined });
    owner = await signedIn(server);
    planner = await member("planner");
    finance = await member("finance");
    partner = await member("partner", "northwind");
    stranger = await member("partner", "southwind");
  }, 180_000);
  afterAll(async () => {
    await server.close();
    await place.remove();
  });

  let people = 0;
  async function member(role: string, of: string | null = null): Promise<SignedIn> {
    people += 1;
    const invited = await post(owner, "/api/invitations", {
      email: `p${people}@example.com`,
      name: `P${people}`,
      membership: { roles: [role], partner: of },
    });
    const token = routes.invite.response
      .parse(await invited.json())
      .link?.split("/")
      .at(-1);
    const browser = browserAt(server.url);
    expect(
      (await post(browser, "/api/sign-in/invitation", { token, password: "kettle tram orbit 41 walnut" })).status,
    ).toBe(200);
    return browser;
  }

  async function make(body: Record<string, unknown>): Promise<CommitmentRequest> {
    const made = await planner.fetch("/api/commitments", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
      body: JSON.stringify({ shop: "lamps", agreement: "north", ...body }),
    });
    return routes.makeCommitment.response.parse(await made.json());
  }

  /** One action upon the revision known; the answer, or the code of the problem. */
  async function act(browser: SignedIn, known: CommitmentRequest, action: CommitmentAction) {
    const headers = { "content-type": "application/json", "if-match": `"${known.revision}"` };
    const answer = await browser.fetch(`/api/commitments/${known.id}/actions`, {
      method: "POST",
      headers,
      body: JSON.stringify(action),
    });
    const body: unknown = await answer.json();
    if (!answer.ok) return { code: Problem.parse(body).code, request: known, approval: null };
    return { code: null, ...routes.actOnCommitment.response.parse(body) };
  }

  async function done(
    browser: SignedIn,
    known: CommitmentRequest,
    ...actions: CommitmentAction[]
  ): Promise<CommitmentRequest> {
    let request = known;
    for (const action of actions) {
      const acted = await act(browser, request, action);
      expect(acted).toMatchObject({ code: null, approval: null });
      request = acted.request;
    }
    return request;
  }

  const read = async (browser: SignedIn, path: string): Promise<unknown> => (await browser.fetch(path)).json();

  it("goes from a plan to the lock, with a counter-offer, a second person, and a change by both sides", async () => {
    const state = (): Promise<unknown> => read(owner, "/api/shops/lamps/plan");
    await expect.poll(state, { timeout: 60_000 }).toMatchObject({ state: "ready" });
    const limits = [
      { role: "planner", perCommitmentCents: 50_000, perMonthCents: null },
      { role: "finance", perCommitmentCents: null, perMonthCents: null },
    ];
    expect((await post(owner, "/api/approval-limits", { limits }, "PUT")).status).toBe(204);
    const order = { number: "PO-1", amountCents: 100_000, costCentre: "CC7", account: "6300" };
    expect((await post(finance, "/api/orders", order, "PUT")).status).toBe(204);
    const draft = await make({
      source: { kind: "plan" },
      booking: { orderNumber: "PO-1", costCentre: "CC7", account: "6300" },
    });
    expect(draft).toMatchObject({
      state: "draft",
      planVersion: 1,
      partner: "northwind",
      lines: [{ id: "L1", positionsLoggedIn: 10, tier: "firm" }],
    });

    // What was not sent, what is another partner's and what is not there answer alike.
    const hidden = await (await partner.fetch(`/api/commitments/${draft.id}`)).text();
    expect(hidden).toBe((await (await partner.fetch("/api/commitments/R-999")).text()).replaceAll("R-999", draft.id));
    const sent = await done(planner, draft, { action: "send" });
    expect(await (await stranger.fetch(`/api/commitments/${draft.id}`)).text()).toBe(hidden);
    expect((await act(stranger, sent, { action: "offer" })).code).toBe("no-such-request");
    expect(await read(stranger, "/api/commitments")).toEqual({ requests: [], next: null });
    const listed = routes.listCommitments.response.parse(await read(partner, "/api/commitments"));
    expect(listed.requests).toMatchObject([{ id: draft.id, booking: { orderNumber: null } }]);

    expect((await act(partner, sent, { action: "confirm" })).code).toBe("not-yours-to-do");
    const offered = await done(
      partner,
      sent,
      { action: "acknowledge", version: 1 },
      { action: "offer", lines: [{ line: "L1", positionsLoggedIn: 6, reason: "four are ill" }] },
    );
    expect((await act(planner, sent, { action: "confirm" })).code).toBe("version-stale");

    // 6 positions for 6 hours at EUR 20: 720, above the planner's 500.
    const waiting = await act(planner, offered, { action: "confirm" });
    expect(waiting).toMatchObject({ code: null, request: { state: "offered" } });
    expect((await act(planner, offered, { action: "confirm" })).approval).toBe(waiting.approval);
    const decision = `/api/approvals/${waiting.approval}/decision`;
    const alone = await post(planner, decision, { decision: "approve" });
    expect(Problem.parse(await alone.json()).code).toBe("second-person-needed");
    const approved = await post(finance, decision, { decision: "approve" });
    expect(await approved.json()).toMatchObject({ state: "approved", cents: 72_000 });
    const confirmed = routes.getCommitment.response.parse(await read(planner, `/api/commitments/${draft.id}`));
    expect(confirmed).toMatchObject({ state: "confirmed", version: 2, lines: [{ positionsLoggedIn: 6 }] });
    expect(await read(partner, `/api/commitments/${draft.id}/delta?from=1&to=2`)).toMatchObject({
      changed: [{ before: { positionsLoggedIn: 10 }, after: { positionsLoggedIn: 6 } }],
      positionHours: { before: 60, after: 36 },
    });
    expect(await read(finance, "/api/orders")).toMatchObject({ orders: [{ number: "PO-1", usedCents: 72_000 }] });
    expect(await read(planner, "/api/shops/lamps/agreed-commitments")).toMatchObject({
      commitments: [{ agreement: "north", step: "order", seats: 6 }],
    });

    const locked = await done(planner, confirmed, { action: "lock" });
    expect((await act(planner, locked, { action: "cancel", lines: ["L1"], reason: "rain" })).code).toBe(
      "needs-both-sides",
    );
    const proposed = await done(partner, locked, {
      action: "propose",
      changes: [{ line: "L1", to: { ...orderedStretch(), positionsLoggedIn: 5 } }],
      additions: [],
      reason: "one more is ill",
    });
    expect((await act(partner, proposed, { action: "accept" })).code).toBe("needs-both-sides");
    const agreed = await done(planner, proposed, { action: "accept" });
    expect(agreed).toMatchObject({ state: "locked", version: 3, lines: [{ positionsLoggedIn: 5 }] });
    expect(
      (await act(planner, agreed, { action: "deliver", lines: [{ line: "L1", deliveredHours: 29.5 }] })).code,
    ).toBe("too-early");
  });

  it("overdraws no order, however many confirm at once", async () => {
    const order = { number: "PO-2", amountCents: 50_000, costCentre: null, account: null };
    await post(finance, "/api/orders", order, "PUT");
    // Each 2 positions for 6 hours at EUR 20: 240, and 500 are enough for two.
    const ready = await Promise.all(
      [1, 2, 3, 4].map(async (day) => {
        const lines = [{ skill: "phone", tier: "firm", positionsLoggedIn: 2, ...orderedStretch(day) }];
        const draft = await make({ source: { kind: "lines", lines }, booking: { orderNumber: "PO-2" } });
        return done(partner, await done(planner, draft, { action: "send" }), { action: "offer" });
      }),
    );
    const answers = await Promise.all(ready.map((request) => act(planner, request, { action: "confirm" })));
    expect(answers.map(({ code }) => code).sort()).toEqual(["order-overdrawn", "order-overdrawn", null, null].sort());
    const { orders } = routes.listOrders.response.parse(await read(finance, "/api/orders"));
    expect(orders.find(({ number }) => number === "PO-2")?.usedCents).toBe(48_000);
  });

  it("publishes a version for good, and tells finance who did what in a trail that holds", async () => {
    const path = "/api/shops/lamps/plan-versions/1";
    const published = await post(planner, `${path}/publication`, { why: "signed on Monday" });
    expect(await published.json()).toMatchObject({
      approval: null,
      publication: { version: 1, why: "signed on Monday", seed: 1, software: "test" },
    });
    expect(await (await planner.fetch(`${path}/acknowledgement`, { method: "POST" })).json()).toMatchObject({
      acknowledged: [{ pseudonym: expect.stringMatching(/^person \d+$/) as unknown }],
    });
    expect(await read(planner, "/api/shops/lamps/plan-versions/comparison?from=1&to=1")).toEqual({ differences: [] });
    expect(await read(finance, path)).toMatchObject({ contract: "springtide-plan" });
    expect((await partner.fetch("/api/audit")).status).toBe(403);
    expect(await read(finance, "/api/audit/verification")).toMatchObject({ broken: null });
    const csv = await (await finance.fetch("/api/audit/export?what=approval&format=csv")).text();
    expect(
      csv
        .trim()
        .split("\r\n")
        .map((line) => line.split(",")[4]),
    ).toEqual(["what", "approval.ask", "approval.ask", "approval.approve"]);
    const all = routes.listAudit.response.parse(await read(finance, "/api/audit?what=commitment&id=R-1"));
    expect(all.entries.map(({ what }) => what)).toEqual(
      ["make", "send", "acknowledge", "offer", "confirm", "lock", "propose", "accept"].map(
        (action) => `commitment.${action}`,
      ),
    );
    expect(JSON.stringify(all.entries)).not.toContain("P2");
  });

  /** Asks for background work, and waits for what it came to. */
  async function ended(body: Record<string, unknown>): Promise<{ readonly id: string; readonly result: string }> {
    const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
    const asked = await planner.fetch("/api/jobs", { method: "POST", headers, body: JSON.stringify(body) });
    const { id } = routes.startJob.response.parse(await asked.json());
    const state = async () => routes.getJob.response.parse(await read(planner, `/api/jobs/${id}`));
    await expect.poll(state, { timeout: 60_000, interval: 200 }).toMatchObject({ state: "ready" });
    return { id, result: await (await planner.fetch(`/api/jobs/${id}/result`)).text() };
  }

  it("is known to the next plan, which is made once for what stands", async () => {
    const asked = { kind: "plan", shop: "lamps" };
    expect((await ended(asked)).result).toBe('{"version":2}');
    const { commitments } = routes.commitmentsForPlan.response.parse(
      await read(planner, "/api/shops/lamps/agreed-commitments"),
    );
    // 5 seats of the request that was changed by both sides, and 2 for each of the two that the order paid.
    expect(commitments.map(({ seats }) => seats)).toEqual([5, 2, 2]);
    expect(await read(planner, "/api/shops/lamps/plan")).toMatchObject({ state: "ready", plan: { commitments } });
    expect((await ended(asked)).result).toBe('{"version":2}');

    const lines = [{ skill: "phone", tier: "firm", positionsLoggedIn: 1, ...orderedStretch(9) }];
    const draft = await make({ source: { kind: "lines", lines } });
    const offered = await done(partner, await done(planner, draft, { action: "send" }), { action: "offer" });
    // Nothing is agreed to yet.
    expect((await ended(asked)).result).toBe('{"version":2}');
    await done(planner, offered, { action: "confirm" });
    expect((await ended(asked)).result).toBe('{"version":3}');
  });

  it("has its forecasts and scenarios published to the byte, dear ones by a second person", async () => {
    const { id: job, result } = await ended(FORECAST);
    const path = "/api/shops/lamps/forecast-versions";
    const headers = { "content-type": "application/json", "idempotency-key": "forecast-1" };
    const body = JSON.stringify({ job, why: "the budget" });
    const published = await planner.fetch(path, { method: "POST", headers, body });
    expect(await published.json()).toMatchObject({
      version: 1,
      approval: null,
      publication: { kind: "forecast", version: 1, why: "the budget", seed: 1, sha256: sha256(result) },
    });
    expect(await (await finance.fetch(`${path}/1`)).text()).toBe(result);
    expect(await read(stranger, path)).toMatchObject({ code: "not-allowed" });

    // Spaces and all, as a file is.
    const report = `${JSON.stringify(scenarioReport(1200), null, 2)}\n`;
    const scenarios = "/api/shops/lamps/scenario-versions";
    const send = (text: string): Promise<Response> =>
      planner.fetch(`${scenarios}?plan=1&why=spring`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: text,
      });
    const { approval, version } = routes.publishScenarios.response.parse(await (await send(report)).json());
    expect((await finance.fetch(`${scenarios}/${version}`)).status).toBe(404);
    expect(routes.publishScenarios.response.parse(await (await send(report)).json())).toMatchObject({
      ...{ version, approval, publication: null },
    });
    const decided = await post(finance, `/api/approvals/${approval}/decision`, { decision: "approve" });
    expect(await decided.json()).toMatchObject({ state: "approved", cents: 120_000, about: { kind: "scenario" } });
    expect(await (await planner.fetch(`${scenarios}/${version}`)).text()).toBe(report);
    // Within the planner's 500.
    const cheap = routes.publishScenarios.response.parse(
      await (await send(JSON.stringify(scenarioReport(400)))).json(),
    );
    expect(cheap).toMatchObject({ version: version + 1, approval: null });
    expect(Problem.parse(await (await send("{}")).json()).errors.length).toBeGreaterThan(0);
    expect(Problem.parse(await (await send("\u00ef\u00bb\u00bf{")).json()).code).toBe("not-a-report");
    const trail = routes.listAudit.response.parse(await read(finance, "/api/audit?what=scenario"));
    expect(trail.entries.map(({ what }) => what)).toEqual(["scenario.publish"]);
    expect(await read(finance, "/api/audit/verification")).toMatchObject({ broken: null });
  });

  it("makes a request once for a key, and takes the key for nothing else, nor for anybody else's", async () => {
    const lines = [{ skill: "phone", tier: "firm", positionsLoggedIn: 2, ...orderedStretch() }];
    const asked = { shop: "lamps", agreement: "north", source: { kind: "lines", lines } };
    const ask = async (browser: SignedIn, body: object, key = "once"): Promise<[number, string, string | null]> => {
      const headers = { "content-type": "application/json", "idempotency-key": key };
      const answer = await browser.fetch("/api/commitments", { method: "POST", headers, body: JSON.stringify(body) });
      const { id, code } = z
        .object({ id: z.string(), code: z.string() })
        .partial()
        .parse(await answer.json());
      return [answer.status, id ?? code ?? "", answer.headers.get("idempotency-replayed")];
    };
    const [, made] = await ask(planner, asked);
    expect(await ask(planner, asked)).toEqual([201, made, "true"]);
    const other = { ...asked, agreement: "south" };
    expect(await ask(planner, other)).toEqual([422, "idempotency-key-reused", null]);
    expect(await ask(planner, asked, "two words")).toEqual([400, "idempotency-key-malformed", null]);
    const [status, id, replayed] = await ask(owner, other);
    expect([status, id === made, replayed]).toEqual([201, false, null]);
  });

  it("settles deadlines and takes what was delivered, once the day is over", async () => {
    await server.close();
    const later = new Date(Date.parse(orderedStretch(1).end));
    const store = await openStore({ ...place, now: () => later });
    const told: string[] = [];
    const service = new CommitmentService({
      store,
      now: () => later,
      log: () => undefined,
      publish: ({ request, what }) => {
        told.push(`${request} ${what}`);
        return Promise.resolve();
      },
    });
    try {
      await service.settleEverywhere();
      expect(told.sort()).toEqual(["R-2 settle", "R-3 settle", "R-4 settle", "R-5 settle"]);
      const known = await service.get(PLANNER, "R-1");
      const { request } = await service.act(
        PLANNER,
        "R-1",
        { action: "deliver", lines: [{ line: "L1", deliveredHours: 29.5 }] },
        `"${known.revision}"`,
      );
      expect(request.state).toBe("delivered");
      expect(await store.within(LOCAL_SCOPE).audit.verify()).toMatchObject({ broken: null });
    } finally {
      await store.close();
    }
  });

  it("takes an answer that came by e-mail while no server runs, all of it or nothing", async () => {
    await server.close();
    const store = await openStore(place);
    const means = { store, now: place.now, log: () => undefined };
    const service = new CommitmentService({ ...means, publish: () => Promise.resolve() });
    const lines = [{ skill: "phone", tier: "firm", positionsLoggedIn: 2, ...orderedStretch() }];
    const asked = { shop: "lamps", agreement: "north", source: { kind: "lines", lines } };
    const { id, revision } = await service.make(PLANNER, routes.makeCommitment.body.parse(asked));
    await service.act(PLANNER, id, { action: "send" }, `"${revision}"`);
    const record = (request: string, offered: number) =>
      recordAnswerHere(means, request, {
        bytes: Buffer.from(`line_id,request_id,offered,answer_reason\nL1,${id},${offered},ill\n`),
        name: "answer.csv",
      });
    try {
      await expect(record(id, 3)).rejects.toMatchObject({
        findings: [{ code: "offered-above-asked", place: { file: "answer.csv", row: 2 } }],
      });
      await expect(record("R-999", 1)).rejects.toMatchObject({ findings: [{ code: "no-such-request" }] });
      expect((await service.get(PLANNER, id)).revision).toBe(revision + 1);
      expect((await record(id, 1)).request.state).toBe("offered");
      expect((await store.within(LOCAL_SCOPE).commitments.events(id)).at(-1)).toMatchObject({
        by: "partner",
        pseudonym: "recorded by the server's machine for the partner",
      });
    } finally {
      await store.close();
    }
  });
});
