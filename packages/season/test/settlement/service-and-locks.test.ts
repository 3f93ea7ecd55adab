import fc from "fast-check";
import { isoDay } from "@springtide/calendar";
import type { CommitmentRequest, DeliveredInterval, ForecastLock, RequestLine } from "@springtide/contracts";
import { Statement } from "@springtide/contracts";
import type {
  ForecastThen,
  LockSources,
  RequestTerms,
  SheetThen,
  StatementBasis,
  VersionThen,
} from "@springtide/season";
import { locksOfMonth, statementOf } from "@springtide/season";
import { describe, expect, it } from "vitest";
import { DRAFT, partnerTerms } from "../requests/partner-shop.ts";

const AFTER = Date.parse("2026-12-20T08:00:00Z");
const PRICES = { priceBasis: undefined, pricePerHour: undefined };
const BANDS = [
  { atLeast: "80%", adds: 0.02 },
  { atLeast: "0%", adds: -0.05 },
];

function line(id: string, date: string, hours: number, positions: number): RequestLine {
  const start = Date.parse(`${date}T08:00:00Z`);
  return {
    ...{
      id,
      skill: "phone",
      tier: "firm",
      positionsLoggedIn: positions,
      state: "delivered",
      deliveredHours: hours * positions,
    },
    ...{ start: new Date(start).toISOString(), end: new Date(start + hours * 3_600_000).toISOString() },
    ...{ zone: "Europe/London", deadlines: null, offer: null, reservedPositions: null, reason: null },
  };
}

const request = (...lines: RequestLine[]): CommitmentRequest => ({ ...DRAFT, id: "R-1", state: "locked", lines });

function interval(start: string, change: Partial<DeliveredInterval>): DeliveredInterval {
  return {
    ...{ agreement: "north", queue: "phone", startMs: Date.parse(start), minutes: 60, seatsConfirmed: null },
    ...{ loggedInSeconds: null, productiveSeconds: null, handledSeconds: null, confirmedAtMs: null, file: "f", row: 1 },
    ...{ offeredContacts: null, handledContacts: null, inTimeContacts: null },
    ...change,
  };
}

function statement(terms: RequestTerms, change: Partial<StatementBasis>, nowMs = AFTER): Statement {
  const open = statementOf(
    {
      ...{ terms, partner: "northwind", month: "2026-10", requests: [], deliveries: [], locks: [] },
      ...{ typedService: [], disputes: [], orderedPositions: () => undefined },
      ...change,
    },
    nowMs,
  );
  return Statement.parse({ ...open, checksum: "0".repeat(64) });
}

describe("the service level of a statement", () => {
  const tariff = { per: "scheduled-hours", tiers: [{ price: 20 }], service: BANDS };

  it("is that of contacts recorded while seats of the agreement's queues were agreed, and asked for until then", () => {
    const terms = partnerTerms({ ...PRICES, tariff });
    const requests = [request(line("L1", "2026-10-06", 2, 5))];
    const deliveries = [
      interval("2026-10-06T08:00:00Z", { offeredContacts: 60, inTimeContacts: 50 }),
      interval("2026-10-06T09:00:00Z", { offeredContacts: 40, inTimeContacts: 30 }),
      // Before any seat was agreed, of another queue, and of another month.
      interval("2026-10-06T07:00:00Z", { offeredContacts: 500, inTimeContacts: 0 }),
      interval("2026-10-06T08:00:00Z", { queue: "chat", offeredContacts: 500, inTimeContacts: 0 }),
      interval("2026-11-01T00:00:00Z", { offeredContacts: 500, inTimeContacts: 0 }),
    ];
    const told = statement(terms, { requests, deliveries });
    expect(told.service).toEqual([
      {
        ...{ period: "2026-10", firstDay: "2026-10-01", lastDay: "2026-10-31", basis: "recorded", level: 0.8 },
        ...{ inTimeContacts: 80, offeredContacts: 100, knownShare: 1, typed: null },
      },
    ]);
    expect(told.charges).toMatchObject([{ id: "service:2026-10", cents: 400, price: "0.02" }]);
    expect(told.charges[0]?.words).toContain("80 of 100 contacts");
    expect([told.serviceLevel, told.isFinal]).toEqual([0.8, true]);
    // Half of the time unrecorded is said; nothing recorded is asked for.
    const half = statement(terms, { requests, deliveries: deliveries.slice(0, 1) });
    expect([half.service[0]?.knownShare, half.remarks.some((words) => words.includes("50 %"))]).toEqual([0.5, true]);
    const none = statement(terms, { requests });
    expect([none.isFinal, none.charges, none.service[0]?.basis]).toEqual([false, [], "none"]);
    expect(none.remarks.join(" ")).toContain("contacts_in_time");
    // What somebody typed goes before, and says who and when.
    const typed = {
      month: "2026-10",
      period: "",
      level: 0.5,
      basis: "their report",
      at: "2026-11-02T08:00:00.000Z",
      by: "person-7",
    };
    const over = statement(terms, { requests, deliveries, typedService: [typed] });
    expect(over.charges).toMatchObject([{ cents: -1000 }]);
    expect(over.charges[0]?.words).toContain("person-7 on 2026-11-02");
    expect(over.service[0]).toMatchObject({ basis: "typed", level: 0.5, inTimeContacts: 80 });
  });

  it("is a week's own where the tariff counts weeks, settled with the whole week in the month in which it ends", () => {
    const terms = partnerTerms({ ...PRICES, tariff: { ...tariff, period: "week" } });
    // The week of Monday 28 September ends on Sunday 4 October.
    const requests = [
      request(line("L1", "2026-09-29", 2, 5), line("L2", "2026-10-02", 2, 5), line("L3", "2026-10-06", 2, 5)),
    ];
    const deliveries = [
      interval("2026-09-29T08:00:00Z", { offeredContacts: 100, inTimeContacts: 60 }),
      interval("2026-10-02T08:00:00Z", { offeredContacts: 100, inTimeContacts: 70 }),
      interval("2026-10-06T08:00:00Z", { offeredContacts: 100, inTimeContacts: 90 }),
    ];
    const of = (month: string): [string, number][] =>
      statement(terms, { month, requests, deliveries }).charges.map(({ id, cents }) => [id, cents]);
    expect(of("2026-09")).toEqual([]);
    expect(of("2026-10")).toEqual([
      ["service:2026-40", -2000],
      ["service:2026-41", 400],
    ]);
    const typed = { period: "2026-40", month: "2026-09", level: 1, basis: "b", at: null, by: null };
    const weeks = statement(terms, { requests, deliveries, typedService: [typed] });
    expect(weeks.charges.map(({ cents }) => cents)).toEqual([800, 400]);
    expect(weeks.service.map(({ level }) => level).slice(0, 2)).toEqual([1, 0.9]);
  });
});

describe("contacts that are billed", () => {
  it("are those counted with deliveries, shared by positions; else reckoned from handled time, and the line says which", () => {
    const terms = partnerTerms({ ...PRICES, tariff: { per: "handled-contacts", tiers: [{ price: 4.2 }] } });
    const requests = [
      request(line("L1", "2026-10-06", 1, 3), line("L2", "2026-10-06", 1, 1), line("L3", "2026-10-07", 1, 1)),
    ];
    const deliveries = [
      interval("2026-10-06T08:00:00Z", { loggedInSeconds: 14_400, handledSeconds: 12_000, handledContacts: 41 }),
      interval("2026-10-07T08:00:00Z", { loggedInSeconds: 3600, handledSeconds: 3000 }),
    ];
    const told = statement(terms, { requests, deliveries });
    expect(told.lines.map(({ units, unitsBasis, measured, cents }) => [units, unitsBasis, measured, cents])).toEqual([
      [30.75, "counted", true, 12_915],
      // 10.25 contacts at 4.20 are 43.05.
      [10.25, "counted", true, 4305],
      // 3000 seconds at five minutes each.
      [10, "handled-time", false, 4200],
    ]);
    expect(told.remarks.join(" ")).toContain("Of 1 line nobody counted the contacts");
  });
});

describe("what is locked", () => {
  const terms = partnerTerms({
    ...{ ...PRICES, forecastLock: { before: "28d by 12:00", band: "10%", leastShare: "80%" } },
    tariff: { per: "scheduled-hours", tiers: [{ price: 20 }], service: BANDS },
  });
  const LOCK = Date.parse("2026-09-03T11:00:00Z");
  const planned = (
    version: number,
    at: string,
    contacts: number,
    kind: VersionThen["kind"] = "published-plan",
  ): VersionThen => {
    const lock: ForecastLock = {
      ...{ agreement: "north", firstDay: "2026-10-01", lastDay: "2026-10-31", lockBy: "", contacts, mostContacts: 0 },
      ...{
        chanceAbove: 0,
        unit: "scheduled-hours",
        units: 90,
        leastUnits: 0,
        chanceBelow: 0,
        shortUnits: 0,
        shortCost: 0,
      },
    };
    return { kind, version, at, locks: [lock] };
  };
  const forecast = (version: number, at: string, aDay: number, days = 92): ForecastThen => ({
    ...{ queue: "phone", version, at },
    days: new Map(Array.from({ length: days }, (_, i) => [isoDay(20_697 + i), aDay])),
  });
  const sheet = (version: number, at: string, positions: number): SheetThen => {
    const { id, skill, start, end, tier, zone } = line("L1", "2026-10-06", 8, positions);
    return {
      request: "R-1",
      version,
      at,
      lines: [{ id, skill, start, end, tier, zone, positionsLoggedIn: positions }],
    };
  };
  interface Said {
    readonly plans?: readonly VersionThen[];
    readonly forecasts?: readonly ForecastThen[];
    readonly sheets?: readonly SheetThen[];
  }
  /** As the store answers: nothing that came after the instant asked for. */
  const sources = ({ plans = [], forecasts = [], sheets = [] }: Said): LockSources => {
    const newest = <One extends { readonly at: string }>(of: readonly One[], atMs: number): One | undefined =>
      of
        .filter(({ at }) => Date.parse(at) <= atMs)
        .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
        .at(-1);
    const one = <One>(found: One | undefined): One[] => (found === undefined ? [] : [found]);
    return {
      versionAt: (atMs) => Promise.resolve(newest(plans, atMs) ?? null),
      forecastsAt: (atMs) => Promise.resolve(one(newest(forecasts, atMs))),
      sheetsAt: (atMs) => Promise.resolve(one(newest(sheets, atMs))),
      contactsOf: () => Promise.resolve(1000),
    };
  };
  const lockOf = async (said: Said) => (await locksOfMonth(terms, "2026-10", AFTER, sources(said)))[0]?.lock;

  it("is what was published last by then, a plan or the forecasts; a stored plan where nothing was; seats asked for where no plan was", async () => {
    const forecasts = [forecast(7, "2026-08-25T08:00:00.000Z", 40)];
    expect(await lockOf({ plans: [planned(1, "2026-08-20T08:00:00.000Z", 900)], forecasts })).toMatchObject({
      source: { kind: "published-forecast", version: 7, forecasts: [{ queue: "phone", version: 7 }] },
      ...{ lockedContacts: 1240, mostContacts: 1364, arePenaltiesSuspended: false },
      ...{ lockedUnits: 90, unitsSource: { kind: "published-plan", version: 1 }, leastUnits: 72 },
    });
    expect(await lockOf({ plans: [planned(2, "2026-08-26T08:00:00.000Z", 900)], forecasts })).toMatchObject({
      ...{ source: { kind: "published-plan", version: 2 }, lockedContacts: 900, arePenaltiesSuspended: true },
    });
    const stored = planned(3, "2026-09-01T08:00:00.000Z", 5, "stored-plan");
    expect((await lockOf({ plans: [stored], forecasts }))?.source?.kind).toBe("published-forecast");
    // A forecast that ends before the period does tells nothing of it.
    const short = [forecast(8, "2026-08-25T08:00:00.000Z", 40, 40)];
    expect((await lockOf({ plans: [stored], forecasts: short }))?.source?.kind).toBe("stored-plan");
    const sheets = [sheet(2, "2026-09-02T08:00:00.000Z", 10)];
    const asked = await lockOf({ forecasts, sheets });
    expect(asked).toMatchObject({
      unitsSource: { kind: "requests", requests: ["R-1 v2"] },
      lockedUnits: 80,
      leastUnits: 64,
    });
    expect(await lockOf({})).toMatchObject({ source: null, unitsSource: null, leastUnits: null });
  });

  it("stays, to the cent and the word, whatever is published, stored or sent once its deadline has passed", async () => {
    const instant = fc.integer({ min: -20 * 24, max: 60 * 24 });
    const said = fc.record({
      kind: fc.constantFrom("plan", "forecast", "sheet"),
      hour: instant,
      size: fc.integer({ min: 0, max: 3000 }),
    });
    const deliveries = [interval("2026-10-06T08:00:00Z", { offeredContacts: 100, inTimeContacts: 60 })];
    const requests = [request(line("L1", "2026-10-06", 8, 4))];
    await fc.assert(
      fc.asyncProperty(fc.array(said, { maxLength: 12 }), async (all) => {
        const told = (those: typeof all): Said => {
          const at = (hour: number): string => new Date(LOCK + hour * 3_600_000).toISOString();
          const of = <One>(kind: string, make: (version: number, at: string, size: number) => One): One[] =>
            those.flatMap((one) => (one.kind === kind ? [make(all.indexOf(one) + 1, at(one.hour), one.size)] : []));
          return {
            plans: of("plan", planned),
            forecasts: of("forecast", (version, when, size) => forecast(version, when, size / 31)),
            sheets: of("sheet", (version, when, size) => sheet(version, when, 1 + (size % 30))),
          };
        };
        const stated = async (those: typeof all): Promise<Statement> =>
          statement(terms, {
            requests,
            deliveries,
            locks: await locksOfMonth(terms, "2026-10", AFTER, sources(told(those))),
          });
        expect(await stated(all)).toEqual(await stated(all.filter(({ hour }) => hour <= 0)));
      }),
      { numRuns: 60 },
    );
  });
});
