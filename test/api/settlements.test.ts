import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CommitmentAction, Dispute, SeriesForecast } from "@springtide/contracts";
import { Problem, resolveShop, routes, ShopFile, Statement } from "@springtide/contracts";
import type { RunningServer } from "@springtide/server";
import { CommitmentService, serve } from "@springtide/server";
import { LOCAL_SCOPE, openStore, type OrganisationStore } from "@springtide/store";
import { cellsOfWorkbook } from "../../packages/exchange/test/cells-of-workbook.ts";
import { historyFrom } from "../../packages/store/test/fixtures.ts";
import { databases } from "../databases/databases.ts";
import { browserAt, post, signedIn, type SignedIn } from "./sign-in.ts";
import { smallPlan } from "./small-plan.ts";

const DAY_MS = 86_400_000;
const ASKED = Date.parse("2026-09-01T08:00:00Z");
const SETTLED = Date.parse("2026-12-01T08:00:00Z");

const shop = resolveShop(
  ShopFile.parse({
    springtide: 1,
    id: "lamps",
    name: "Lamps",
    currency: "EUR",
    sites: [{ id: "main", zone: "Europe/Berlin", openingHours: { week: [{ days: "daily", hours: "00:00-24:00" }] } }],
    markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
    queues: [{ id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" }],
    agreements: ["north", "south"].map((id) => ({
      ...{
        id,
        partner: id === "north" ? "Northwind" : "Southwind",
        zone: "Europe/London",
        serves: ["phone"],
        seats: 40,
      },
      ...{ minimumBlock: "2h", notice: "10d", shrinkage: 0, settlementTolerance: "2%" },
      tariff: {
        ...{ per: "scheduled-hours", tiers: [{ price: 20.005 }, { from: 40, price: 18 }] },
        service: [
          { atLeast: "80%", adds: 0.02 },
          { atLeast: "0%", adds: -0.05 },
        ],
      },
      forecastLock: { before: "28d", band: "10%", leastShare: "50%" },
    })),
  }),
);

const ACTOR = {
  scope: LOCAL_SCOPE,
  person: 1,
  name: "",
  roles: ["owner"] as const,
  agreements: null,
  kind: "person" as const,
};

describe.each(databases)("settlements over HTTP, with the store on $name", (under) => {
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let server: RunningServer;
  let owner: SignedIn;
  let partner: SignedIn;
  let bound: SignedIn;
  let stranger: SignedIn;

  beforeAll(async () => {
    place = await under.place();
    let nowMs = ASKED;
    const store = await openStore({ ...place, now: () => new Date(nowMs) });
    const own = store.within(LOCAL_SCOPE);
    // Every day of October had 40 contacts.
    const days = Array.from({ length: 95 }, (_, day) => Date.UTC(2026, 6, 20) - 7_200_000 + day * DAY_MS);
    for (let day = 25; day < 40; day += 1) days.push(Date.UTC(2026, 9, day + 1) - 3_600_000);
    const inputs = {
      shop,
      holidays: { customers: [], bySite: {} },
      contacts: [historyFrom("phone", "day", days)],
      weather: [],
    };
    await own.importShop({ ...inputs, report: null });
    const planOf = (contacts: number): string => {
      const lock = {
        agreement: "north",
        firstDay: "2026-10-01",
        lastDay: "2026-10-31",
        lockBy: "2026-09-03T12:00:00+01:00",
      };
      const locks = [
        {
          ...lock,
          contacts,
          mostContacts: 1.1 * contacts,
          chanceAbove: 0,
          unit: "scheduled-hours",
          units: 30,
          leastUnits: 15,
          chanceBelow: 0,
          shortUnits: 0,
          shortCost: 0,
        },
      ];
      return JSON.stringify({ ...smallPlan(inputs), decisions: { locks } });
    };
    await own.savePlan("lamps", planOf(1_000_000), "a".repeat(64));
    const commitments = new CommitmentService({
      ...{ store, now: () => new Date(nowMs), log: () => undefined, publish: () => Promise.resolve() },
    });
    const line = (start: string, end: string, positionsLoggedIn: number) => ({
      skill: "phone",
      tier: "firm" as const,
      start,
      end,
      positionsLoggedIn,
    });
    const lines = [
      line("2026-10-25T00:00:00+02:00", "2026-10-25T06:00:00+01:00", 5),
      line("2026-10-27T08:00:00+01:00", "2026-10-27T16:00:00+01:00", 2),
    ];
    // Two days before the lock, forecasts of which the last one counts.
    await publishForecast(own, Date.parse("2026-09-01T09:00:00Z"), 10);
    await publishForecast(own, Date.parse("2026-09-01T10:00:00Z"), 50);
    for (const agreement of ["north", "south"]) {
      const made = await commitments.make(ACTOR, {
        shop: "lamps",
        agreement,
        source: { kind: "lines", lines },
        answerBy: null,
      });
      const act = async (actor: typeof ACTOR | PartnerActor, action: CommitmentAction): Promise<void> => {
        const { revision } = await commitments.get(ACTOR, made.id);
        await commitments.act(actor, made.id, action, `"${revision}"`);
      };
      await act(ACTOR, { action: "send" });
      await act(
        { ...ACTOR, roles: ["partner"], scope: { ...LOCAL_SCOPE, partner: `${agreement}wind` } },
        { action: "offer" },
      );
      await act(ACTOR, { action: "confirm" });
      // After the deadline of its lock another plan and another forecast foretell far less: of no account.
      nowMs = Date.parse("2026-09-20T08:00:00Z");
      await own.savePlan("lamps", planOf(10), "b".repeat(64));
      await publishForecast(own, nowMs, 1);
      nowMs = SETTLED;
      const came = [
        { line: "L1", deliveredHours: 34.5 },
        { line: "L2", deliveredHours: 12 },
      ];
      if (agreement === "north") await act(ACTOR, { action: "deliver", lines: came });
      nowMs = ASKED;
    }
    await store.close();
    const planWorker = new URL("./quick-plan-worker.ts", import.meta.url);
    server = await serve({ ...place, port: 0, planWorker, now: () => new Date(SETTLED), log: () => undefined });
    owner = await signedIn(server);
    partner = await partnerUser("northwind", null);
    bound = await partnerUser("northwind", ["south"]);
    stranger = await partnerUser("southwind", null);
  }, 180_000);
  afterAll(async () => {
    await server.close();
    await place.remove();
  });

  let people = 0;
  async function partnerUser(of: string, agreements: string[] | null): Promise<SignedIn> {
    people += 1;
    const membership = { roles: ["partner"], partner: of, agreements };
    const invited = await post(owner, "/api/invitations", { email: `p${people}@example.com`, name: "P", membership });
    const token = routes.invite.response
      .parse(await invited.json())
      .link?.split("/")
      .at(-1);
    const browser = browserAt(server.url);
    await post(browser, "/api/sign-in/invitation", { token, password: "kettle tram orbit 41 walnut" });
    return browser;
  }

  const OCTOBER = "shop=lamps&agreement=north&month=2026-10";
  const statementOf = async (browser: SignedIn): Promise<Statement> =>
    Statement.parse(await (await browser.fetch(`/api/settlements?${OCTOBER}`)).json());
  const problemOf = async (answer: Response): Promise<string> => Problem.parse(await answer.json()).code;

  it("are the same for both sides, line by line, against the forecast that was locked", async () => {
    const told = await statementOf(partner);
    expect(await statementOf(owner)).toEqual(told);
    expect(
      told.lines.map(({ id, confirmedHours, tolerance, cents }) => [id, confirmedHours, tolerance, cents]),
    ).toEqual([
      ["R-1/L1", 35, "within", 70_018],
      // Five hours more at the first price, seven at the second.
      ["R-1/L2", 16, "short", 10_003 + 12_600],
    ]);
    expect(told.locks).toMatchObject([
      {
        source: { kind: "published-forecast", version: 2, forecasts: [{ queue: "phone", version: 2 }] },
        ...{ lockedContacts: 1550, offeredContacts: 972, arePenaltiesSuspended: false },
        ...{ unitsSource: { kind: "stored-plan", version: 1 }, leastUnits: 15 },
      },
    ]);
    const { checksum, ...rest } = told;
    expect(createHash("sha256").update(JSON.stringify(rest)).digest("hex")).toBe(checksum);
    // Bonus and malus by what deliveries tell, until somebody records another level by hand.
    expect([told.service[0]?.basis, told.isFinal]).toEqual(["none", false]);
    const deliveries = [
      "interval_start,agreement,queue,logged_in_seconds,minutes,contacts_offered,contacts_in_time",
      "2026-10-27T08:00+01:00,north,phone,,240,60,45",
      "2026-10-27T12:00+01:00,north,phone,,240,40,36",
    ].join("\n");
    const sent = await owner.fetch("/api/shops/lamps/deliveries?file=october.csv", {
      ...{ method: "PUT", headers: { "content-type": "text/csv" }, body: deliveries },
    });
    expect(sent.status, await sent.clone().text()).toBe(200);
    const recorded = await statementOf(owner);
    expect(recorded.service[0]).toMatchObject({ inTimeContacts: 81, offeredContacts: 100, level: 0.81 });
    expect(recorded.charges).toMatchObject([{ id: "service:2026-10", cents: Math.round(92_621 * 0.02) }]);
    const level = {
      shop: "lamps",
      agreement: "north",
      month: "2026-10",
      serviceLevel: 0.7,
      basis: "report of 2 November",
    };
    const after = Statement.parse(await (await post(owner, "/api/settlements/service-level", level, "PUT")).json());
    expect(after.charges).toMatchObject([{ id: "service:2026-10", cents: -Math.round(92_621 * 0.05) }]);
    expect(after.service[0]?.typed).toMatchObject({ level: 0.7, basis: level.basis, by: "person 1" });
    const taken = await post(owner, "/api/settlements/service-level", { ...level, serviceLevel: null }, "PUT");
    expect(Statement.parse(await taken.json()).serviceLevel).toBe(0.81);
    await post(owner, "/api/settlements/service-level", level, "PUT");
    expect(await problemOf(await post(partner, "/api/settlements/service-level", level, "PUT"))).toBe("not-allowed");
    // Months before and after all calendars.
    for (const month of ["0001-01", "9999-12"])
      expect((await partner.fetch(`/api/settlements?shop=lamps&agreement=north&month=${month}`)).status).toBe(400);
  });

  it("go out as CSV, workbook and JSON that say the same to the cent, with one checksum", async () => {
    const told = await statementOf(partner);
    const file = async (format: string): Promise<Response> =>
      partner.fetch(`/api/settlements/file?${OCTOBER}&format=${format}`);
    expect(await (await file("json")).json()).toEqual(told);
    const csv = (await (await file("csv")).text())
      .trim()
      .split("\n")
      .map((row) =>
        [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? ""),
      );
    const column = (name: string): string[] => csv.slice(1).map((row) => row[csv[0]?.indexOf(name) ?? -1] ?? "");
    const cents = (values: readonly (string | number)[]): number =>
      values.reduce((sum: number, value) => sum + Math.round(Number(value) * 100), 0);
    expect(cents(column("amount"))).toBe(told.totals.netCents);
    expect(column("hours_confirmed").reduce((sum, hours) => sum + Number(hours), 0)).toBe(told.totals.confirmedHours);
    expect(new Set(column("statement_check"))).toEqual(new Set([told.checksum.slice(0, 12)]));
    const sheets = await cellsOfWorkbook(new Uint8Array(await (await file("xlsx")).arrayBuffer()));
    expect([...sheets.keys()]).toEqual(["Read me", "Statement lines"]);
    expect(JSON.stringify(sheets.get("Read me"))).toContain(told.checksum);
    const total = sheets.get("Statement lines")?.at(-1) ?? [];
    expect(total[csv[0]?.indexOf("amount") ?? -1]).toBe(told.totals.netCents / 100);
  });

  it("are disputed line by line by either side; what is accepted becomes a credit, and both are told", async () => {
    const say = (browser: SignedIn, cents: number, line = "R-1/L2"): Promise<Response> =>
      post(browser, "/api/settlements/disputes", {
        ...{ shop: "lamps", agreement: "north", month: "2026-10", line, cents, reason: "the switch was down" },
      });
    const answer = (browser: SignedIn, { dispute }: Dispute, decision: string): Promise<Response> =>
      post(browser, `/api/settlements/disputes/${dispute}/answer`, {
        decision,
        ...(decision === "withdraw" ? {} : { answer: "seen" }),
      });
    const made = routes.disputeLine.response.parse(await (await say(partner, 25_000)).json());
    expect(made).toMatchObject({ by: "partner", state: "open", statedCents: 22_603, partner: "northwind" });
    expect(await problemOf(await say(owner, 1))).toBe("disputed-already");
    expect(await problemOf(await say(partner, 1, "R-9/L9"))).toBe("line-unknown");
    expect(await problemOf(await answer(partner, made, "accept"))).toBe("not-yours-to-do");
    expect(await problemOf(await answer(owner, made, "withdraw"))).toBe("not-yours-to-do");
    expect((await statementOf(owner)).isFinal).toBe(false);
    expect((await answer(owner, made, "accept")).status).toBe(200);
    expect(await problemOf(await answer(owner, made, "reject"))).toBe("dispute-closed");
    const agreed = await statementOf(partner);
    expect(agreed.charges.at(-1)).toMatchObject({ kind: "credit", about: "R-1/L2", cents: 25_000 - 22_603 });
    expect(agreed.isFinal).toBe(true);
    const { notices } = routes.listNotices.response.parse(await (await owner.fetch("/api/notifications")).json());
    expect(notices.filter(({ subject }) => subject.includes("dispute 1"))).toHaveLength(1);
    const audit = await (await owner.fetch("/api/audit?what=settlement")).text();
    expect(audit).toContain("settlement.accept");
  });

  it("stay with the terms by which they were final, and say what came of it since with both values", async () => {
    const before = await statementOf(partner);
    // Final as soon as deliveries told of its service; a level by hand and a credit came later.
    const first = before.lines.reduce((sum, { cents }) => sum + cents, 0) + Math.round(92_621 * 0.02);
    expect(before.sealed).toEqual({ at: new Date(SETTLED).toISOString(), netCents: first });
    expect(before.remarks[0]).toContain(
      `came to ${(first / 100).toFixed(2)} EUR; by what was recorded since it comes to ${(before.totals.netCents / 100).toFixed(2)} EUR`,
    );
    const accrued = async (): Promise<object[]> => {
      const closed = routes.monthEnd.response.parse(
        await (await owner.fetch("/api/finance/month-end?month=2026-10")).json(),
      );
      return closed.lines.filter(({ agreement }) => agreement === "north");
    };
    const booked = await accrued();
    const described = await owner.fetch("/api/shops/lamps/description");
    const etag = described.headers.get("etag") ?? "";
    const dearer = (await described.text()).replaceAll("20.005", "99.5").replace('"Northwind"', '"Northwind & Sons"');
    const changed = await owner.fetch("/api/shops/lamps/description", {
      ...{ method: "PUT", body: dearer, headers: { "content-type": "application/json", "if-match": etag } },
    });
    expect(changed.status, await changed.clone().text()).toBe(200);
    const after = await statementOf(owner);
    expect(after.remarks[0]).toContain("other terms by now");
    const { remarks, remarkFacts, checksum } = after;
    expect({ ...before, remarks, remarkFacts, checksum }).toEqual(after);
    expect(booked).not.toEqual([]);
    expect(await accrued()).toEqual(booked);
    const south = await owner.fetch("/api/settlements?shop=lamps&agreement=south&month=2026-10");
    expect(Statement.parse(await south.json())).toMatchObject({ sealed: null, isFinal: false });
  });

  it("are for a partner's user who guesses as if they were not there, files and disputes included", async () => {
    const asked = async (browser: SignedIn, of: string): Promise<[number, string][]> => {
      const [shopId = "", agreement = ""] = of.split("/");
      const query = `shop=${shopId}&agreement=${agreement}&month=2026-10`;
      const body = { shop: shopId, agreement, month: "2026-10", line: "R-1/L1", cents: 1, reason: "guessed" };
      const answers = [
        await browser.fetch(`/api/settlements?${query}`),
        ...(await Promise.all(
          ["csv", "xlsx", "json"].map((format) => browser.fetch(`/api/settlements/file?${query}&format=${format}`)),
        )),
        await post(browser, "/api/settlements/disputes", body),
        await browser.fetch(`/api/partner/agreements/${shopId}/${agreement}`),
      ];
      return Promise.all(
        answers.map(async (one) => [
          one.status,
          (await one.text()).replaceAll(agreement, "one").replaceAll(shopId, "shop"),
        ]),
      );
    };
    const nobody = await asked(stranger, "lamps/nobody");
    expect(nobody.map(([status]) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    for (const [browser, of] of [
      [stranger, "lamps/north"],
      [stranger, "nowhere/north"],
      [bound, "lamps/north"],
    ] as const)
      expect(await asked(browser, of)).toEqual(nobody);
    // A watch tells as little: what is somebody else's takes longer to look up than what is not there.
    for (const of of ["lamps/north", "nowhere/north"]) {
      const sinceMs = performance.now();
      await stranger.fetch(`/api/partner/agreements/${of}`);
      expect(performance.now() - sinceMs).toBeGreaterThan(149);
    }
    const accept = { decision: "accept", answer: "" };
    const codes = [
      await post(stranger, "/api/settlements/disputes/1/answer", accept),
      await post(stranger, "/api/settlements/disputes/999/answer", accept),
    ];
    expect(await Promise.all(codes.map(problemOf))).toEqual(["no-such-dispute", "no-such-dispute"]);
    expect(await (await stranger.fetch("/api/settlements/disputes")).json()).toEqual({ disputes: [] });
    expect(JSON.stringify(await (await stranger.fetch("/api/partner/agreements?partner=northwind")).json())).toBe(
      '{"agreements":[]}',
    );
    const listed = routes.listPartnerAgreements.response.parse(
      await (await stranger.fetch("/api/partner/agreements")).json(),
    );
    expect(listed.agreements.map(({ agreement }) => agreement)).toEqual(["south"]);
    expect(JSON.stringify(listed)).not.toContain("orthwind");
  });
});

/** A forecast of the phone for September to November, so many contacts a day, numbered and published. */
async function publishForecast(own: OrganisationStore, atMs: number, aDay: number): Promise<void> {
  const days = Array.from({ length: 91 }, (_, i) => new Date(Date.UTC(2026, 8, 1) + i * DAY_MS).toISOString());
  const document: SeriesForecast = {
    ...{ layout: "days", intervalMinutes: null, zone: "Europe/Berlin", hasZone: true, asOf: "2026-08-31" },
    ...{ kind: "counts", country: null, paths: 20, seed: 1, bands: [], weather: null, triggers: [], intraday: null },
    history: { from: "2026-06-01", to: "2026-08-31", known: 92, unknown: 0 },
    caveats: [],
    forecast: days.map((day) => ({ at: day.slice(0, 10), mean: aDay, p10: aDay, p50: aDay, p90: aDay })),
  };
  const about = { kind: "forecast" as const, shop: "lamps", software: "springtide", seed: 1 };
  const version = await own.publications.number({
    ...{ ...about, document: JSON.stringify(document), inputsHash: "c".repeat(64), cents: 0, queue: "phone" },
  });
  const publication = {
    ...about,
    version,
    at: new Date(atMs).toISOString(),
    person: 1,
    pseudonym: "person 1",
    why: "given",
  };
  const note = {
    ...{ who: { person: 1, pseudonym: "person 1" }, what: "forecast.publish", why: "given", before: null, after: null },
    about: { kind: "forecast", id: "lamps", version },
  };
  await own.publications.publish(() => Promise.resolve({ publication, spend: null, approval: null, note }));
}

type PartnerActor = Omit<typeof ACTOR, "roles" | "scope"> & {
  readonly roles: readonly ["partner"];
  readonly scope: { readonly organisation: number; readonly partner: string };
};
