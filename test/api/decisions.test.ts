import { Problem, resolveShop, routes, ShopFile } from "@springtide/contracts";
import type { RunningServer } from "@springtide/server";
import { serve } from "@springtide/server";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planChanged } from "../../apps/server/src/decisions/plan-changed.ts";
import { historyFrom } from "../../packages/store/test/fixtures.ts";
import { databases } from "../databases/databases.ts";
import { browserAt, post, signedIn, type SignedIn } from "./sign-in.ts";

const SHOP = resolveShop(
  ShopFile.parse({
    springtide: 1,
    id: "lamps",
    name: "Lamps",
    currency: "EUR",
    sites: [{ id: "main", zone: "Europe/Berlin", openingHours: { week: [{ days: "daily", hours: "00:00-24:00" }] } }],
    markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
    queues: [{ id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" }],
  }),
);
const RECRUIT = { kind: "recruit", subject: "desk", at: "2026-06-08T00:00:00+02:00" };
const RESERVE = { kind: "reserve", subject: "north-2026-07-06", at: "2026-06-20T12:00:00+02:00" };
const PAST = { kind: "lock", subject: "north-2026-05", at: "2026-05-02T12:00:00+02:00" };

describe.each(databases)("decisions on deadlines over HTTP, with the store on $name", (under) => {
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let server: RunningServer;
  let owner: SignedIn;
  let planner: SignedIn;
  let viewer: SignedIn;

  beforeAll(async () => {
    place = await under.place();
    const days = Array.from({ length: 70 }, (_, day) => Date.UTC(2026, 2, 2 + day) - 3_600_000);
    const contacts = [historyFrom("phone", "day", days)];
    const store = await openStore(place);
    const inputs = { shop: SHOP, holidays: { customers: [], bySite: {} }, contacts, weather: [] };
    await store.within(LOCAL_SCOPE).importShop({ ...inputs, report: null });
    await store.close();
    const planWorker = new URL("./deciding-plan-worker.ts", import.meta.url);
    server = await serve({ ...place, port: 0, planWorker, log: () => undefined });
    owner = await signedIn(server);
    planner = await member("planner");
    viewer = await member("viewer");
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await place.remove();
  });

  async function member(role: string): Promise<SignedIn> {
    const membership = { roles: [role], partner: null };
    const invited = await post(owner, "/api/invitations", { email: `${role}@example.com`, name: role, membership });
    const { link } = routes.invite.response.parse(await invited.json());
    const browser = browserAt(server.url);
    await post(browser, "/api/sign-in/invitation", {
      token: link?.split("/").at(-1),
      password: "kettle tram orbit 41 walnut",
    });
    return browser;
  }

  async function decide(browser: SignedIn, said: Record<string, unknown>) {
    const answer = await browser.fetch("/api/shops/lamps/decisions", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
      body: JSON.stringify({ planVersion: 1, ...said }),
    });
    const body: unknown = await answer.json();
    if (answer.ok) return { code: null, made: routes.decideDeadline.response.parse(body), errors: [] };
    const { code, errors } = Problem.parse(body);
    return { code, made: null, errors };
  }
  const listed = async () =>
    routes.listDecisions.response.parse(await (await viewer.fetch("/api/shops/lamps/decisions")).json());

  it("tells which version of the plan it shows", async () => {
    const state = async (): Promise<unknown> => (await owner.fetch("/api/shops/lamps/plan")).json();
    await expect.poll(state, { timeout: 60_000 }).toMatchObject({ state: "ready", version: 1 });
  });

  it("keeps who decided what, when, and the figures as they stood, and changes none of it again", async () => {
    const later = { action: "remind", ...RESERVE, remindAt: "2026-06-15T08:00:00Z" };
    const reminded = await decide(planner, later);
    expect(reminded.made).toMatchObject({ action: "remind", costIfDone: 9540, costIfNot: 11_100, probability: 0.4 });
    const accepted = await decide(planner, { action: "accept", ...RESERVE, lastSeen: reminded.made?.number });
    expect(accepted.made).toMatchObject({ action: "accept", words: "Reserve ten seats.", cents: 0, planVersion: 1 });
    const { planVersion, decisions } = await listed();
    expect(planVersion).toBe(1);
    expect(decisions.map(({ action, subject, at }) => [action, subject, at])).toEqual([
      ["accept", "north-2026-07-06", "2026-06-20T10:00:00.000Z"],
      ["remind", "north-2026-07-06", "2026-06-20T10:00:00.000Z"],
    ]);
    const trail: unknown = await (await owner.fetch("/api/audit?kind=deadline")).json();
    expect(trail).toMatchObject({ entries: [{ what: "deadline.remind" }, { what: "deadline.accept" }] });
  });

  it("refuses what is past, unknown, too late to be reminded of, or not for the one who asks, with place and remedy", async () => {
    const past = await decide(planner, { action: "accept", ...PAST });
    expect(past).toMatchObject({ code: "deadline-past", errors: [{ place: { field: "/at" } }] });
    expect(past.errors[0]?.remedy).toContain("Plan the shop again");
    expect((await decide(planner, { action: "accept", ...RECRUIT, subject: "nobody" })).code).toBe("deadline-unknown");
    const late = { action: "remind", ...RECRUIT, remindAt: RECRUIT.at };
    expect(await decide(planner, late)).toMatchObject({
      code: "reminder-too-late",
      errors: [{ place: { field: "/remindAt" } }],
    });
    expect((await decide(planner, { action: "accept", ...RECRUIT, request: "R-99" })).code).toBe("request-unknown");
    expect((await decide(viewer, { action: "accept", ...RECRUIT })).code).toBe("not-allowed");
    expect((await decide(planner, { action: "decline", ...RECRUIT })).code).toBe("request-not-understood");
  });

  it("refuses a decision on an older plan, or unaware of what somebody else decided", async () => {
    expect(await decide(planner, { action: "accept", ...RECRUIT, planVersion: 7 })).toMatchObject({
      code: "plan-changed",
      errors: [{ place: { field: "/planVersion" } }],
    });
    const first = await decide(planner, { action: "decline", ...RECRUIT, reason: "We train our own." });
    expect(first.code).toBeNull();
    const unaware = await decide(owner, { action: "accept", ...RECRUIT });
    expect(unaware).toMatchObject({ code: "decided-meanwhile", errors: [{ place: { field: "/lastSeen" } }] });
    expect(unaware.errors[0]?.found).toContain("decline");
    const ready = routes.getPlan.response.parse(await (await owner.fetch("/api/shops/lamps/plan")).json());
    if (ready.state !== "ready") throw new Error("the plan was there before");
    const { plan } = ready;
    const dearer = structuredClone(plan);
    for (const deadline of dearer.decisions?.deadlines ?? []) deadline.costIfDone = 22_000;
    const said = routes.decideDeadline.body.parse({ action: "accept", ...RECRUIT, planVersion: 1 });
    expect(planChanged(said, plan, { version: 2, plan: dearer }).problem.errors[0]?.rule).toBe(
      "in the newest plan cost and loss if done are 22000.00, not 21000.00",
    );
  });

  it("holds whoever accepts to their limits, counts what they commit to, and gives it back when it is declined", async () => {
    const limit = (perMonthCents: number) => ({
      limits: [{ role: "planner", perCommitmentCents: null, perMonthCents }],
    });
    const last = async () => (await listed()).decisions.find(({ kind }) => kind === "recruit")?.number ?? null;
    await post(owner, "/api/approval-limits", limit(899_999), "PUT");
    const accept = async () => decide(planner, { action: "accept", ...RECRUIT, lastSeen: await last() });
    expect((await accept()).code).toBe("limit-too-low");
    await post(owner, "/api/approval-limits", limit(900_000), "PUT");
    expect((await accept()).made?.cents).toBe(900_000);
    const no = { action: "decline", ...RECRUIT, reason: "The budget was cut.", lastSeen: await last() };
    expect((await decide(planner, no)).made?.cents).toBe(0);
    // Were the first acceptance still counted, the second would be beyond the month.
    expect((await accept()).code).toBeNull();
  });
});
