import type {
  CommitmentRequest,
  ComparedPartner,
  Recut,
  RequestLine,
  SeatReadiness,
  SplitAnswer,
  StatementRemark,
} from "@springtide/contracts";
import { describe, expect, it } from "vitest";
import { compareCell, readSort, sortedPartners, writeSort } from "../src/partners/compare/compare-rows.ts";
import { compareSentences } from "../src/partners/compare/compare-said.ts";
import { pricePicture } from "../src/partners/compare/price-picture.ts";
import { partsFor, rightsOf } from "../src/partners/partner-parts.ts";
import { namesOf } from "../src/partners/partner-names.ts";
import { readinessSentences, unusableSeats } from "../src/partners/readiness/readiness-rows.ts";
import { recutRow } from "../src/partners/recuts/recut-rows.ts";
import { actsOn, requestGroups, waitsFor } from "../src/partners/requests/request-groups.ts";
import { linksOpening } from "../src/partners/requests/links-opening.ts";
import { lineRow, proposalSaid } from "../src/partners/requests/request-said.ts";
import { actionsOf } from "../src/partners/requests/useActing.ts";
import { periodOfRequest } from "../src/partners/split/period-of-request.ts";
import { firstForm, formFault, splitCallOf } from "../src/partners/split/split-form.ts";
import { dayRows, splitSentences } from "../src/partners/split/split-rows.ts";
import { statementKeys } from "../src/partners/statements/statement-months.ts";
import { exactHours } from "../src/partners/statements/exact-hours.ts";
import { remarksLeft, sealedSaid } from "../src/partners/statements/statement-rows.ts";
import { tokenAsked } from "../src/sign-in/token-asked.ts";
import { typedHours } from "../src/partners/statements/typed-hours.ts";
import { typedShare } from "../src/partners/statements/typed-share.ts";
import { wordsIn } from "./words-in.ts";

const words = wordsIn("en-GB", "EUR", null);
const names = namesOf(
  [
    { agreement: "north", partnerName: "Northwind" },
    { agreement: "night", partnerName: "Southcall" },
    { agreement: "south", partnerName: "Southcall" },
  ],
  [{ id: "phone", name: "Phone" }],
  words,
);

function partner(agreement: string, price: string, delivered: number | null): ComparedPartner {
  return {
    ...{ agreement, partner: agreement, seats: 10, pricePerPositionHour: price, currency: "EUR" },
    ...{ standByFeePerSeatHour: null, orderNoticeDays: 10, confirmNoticeDays: null, medianAnswerHours: null },
    fill: { share: null, askedHours: 0, offeredHours: 0 },
    delivery: { share: delivered, confirmedHours: 100, deliveredHours: 100 * (delivered ?? 0) },
    costPerDeliveredHour: delivered === null ? null : String(Number(price) / delivered),
  };
}

const CHEAP = partner("Cheap", "20", 0.5);
const SURE = partner("Sure", "30", 1);
const NEW = partner("New", "25", null);

describe("partners beside each other", () => {
  it("are cheapest by price and by what really comes, and whoever has no past is said to be unknown", () => {
    expect(compareSentences([CHEAP, SURE, NEW], words)).toEqual([
      "Cheap is the cheapest of 3 by price: €20.00 for an hour of a position.",
      "Counted by the hours that really come, Sure is the cheapest, at €30.00.",
      "Sure delivers most of what it confirmed: 100%.",
      "Cheap needs the shortest notice: 10 days for a firm order.",
      "Of New nothing is known to have been delivered yet.",
    ]);
    expect(compareCell(NEW, "delivery", words)).toEqual({ figure: "not known", basis: null });
    expect(compareCell(CHEAP, "delivery", words)).toEqual({ figure: "50%", basis: "of 100 h confirmed" });
  });

  it("are sorted either way with the unknown last, and drawn where two have a past", () => {
    const order = (text: string): string[] =>
      sortedPartners([NEW, SURE, CHEAP], readSort(text)).map(({ agreement }) => agreement);
    expect(order("delivery")).toEqual(["Cheap", "Sure", "New"]);
    expect(order("-delivery")).toEqual(["Sure", "Cheap", "New"]);
    expect(writeSort(readSort("-delivery"))).toBe("-delivery");
    expect(readSort("nonsense")).toEqual({ by: "price", isDown: false });
    expect(pricePicture([CHEAP, NEW], words)).toBeNull();
    const points = pricePicture([CHEAP, SURE, NEW], words)?.points ?? [];
    expect(points.map(({ partner: name }) => name)).toEqual(["Cheap", "Sure"]);
    for (const { x, y } of points) expect(Math.min(x, 1 - x, y, 1 - y)).toBeGreaterThanOrEqual(0);
    expect((points[1]?.y ?? 0) - (points[0]?.y ?? 0)).toBeGreaterThan(0.5);
  });
});

describe("seats that are shared out", () => {
  const form = firstForm({ agreements: ["north", "south"], skill: "phone", days: { firstDay: "", lastDay: "" } });
  const seats = { ...form.seats, firstDay: "2026-03-28", lastDay: "2026-03-29", until: "14:00" };

  it("are asked for as they were written, on the client's clock, on each of their days", () => {
    const written = { ...form, what: "written" as const, rule: "shares" as const, seats };
    expect(formFault(written)).toBeNull();
    expect(splitCallOf({ ...written, weights: { north: "2,5", south: "0" } }, "Europe/Berlin")).toEqual({
      by: { rule: "shares", shares: { north: 2.5 } },
      lines: [
        {
          ...{ skill: "phone", tier: "firm", positionsLoggedIn: 4 },
          ...{ start: "2026-03-28T08:00:00+01:00", end: "2026-03-28T14:00:00+01:00" },
        },
        {
          ...{ skill: "phone", tier: "firm", positionsLoggedIn: 4 },
          ...{ start: "2026-03-29T08:00:00+02:00", end: "2026-03-29T14:00:00+02:00" },
        },
      ],
    });
    expect(formFault({ ...written, rule: "plan" })).toBe("partners.fault-plan-rule");
    expect(formFault({ ...written, weights: { north: "0" } })).toBe("partners.fault-weights");
    expect(formFault({ ...written, seats: { ...seats, until: "07:00" } })).toBe("partners.fault-times");
    expect(splitCallOf({ ...form, lastDay: "2026-03-29" }, "Europe/Berlin")).toEqual({
      by: { rule: "cheapest" },
      until: "2026-03-29T22:00:00.000Z",
    });
  });

  it("are told by partner, cost, day and queue, with what nobody can take", () => {
    const line = {
      ...{ skill: "phone", tier: "firm" as const },
      ...{ start: "2026-04-01T08:00:00+02:00", end: "2026-04-01T12:00:00+02:00" },
    };
    const answer: SplitAnswer = {
      parts: [
        {
          ...{ agreement: "north", positionHours: 8, boundCents: 16_000, mostCents: 20_000 },
          lines: [{ ...line, positionsLoggedIn: 2 }],
        },
      ],
      unplaced: [{ ...line, positionsLoggedIn: 1 }],
    };
    expect(splitSentences(answer, names, words)).toEqual([
      "8 position-hours all go to Northwind; €160.00 are bound if all of it is given.",
      "If every option is confirmed as well, it is €200.00.",
      "4 position-hours nobody can take.",
    ]);
    expect(dayRows(answer, names, words)).toMatchObject([{ day: "Wed 1 Apr 2026", skill: "Phone", cells: ["8", "4"] }]);
    const periods = [{ id: "north-april", agreement: "north", firstDay: "2026-03-30", lastDay: "2026-04-05" }];
    const lines = answer.parts[0]?.lines.map((one) => requestLine(one)) ?? [];
    expect(periodOfRequest(periods, { agreement: "north", lines })).toBe("north-april");
    expect(periodOfRequest(periods, { agreement: "south", lines })).toBeNull();
  });
});

function requestLine(of: Partial<RequestLine>): RequestLine {
  return {
    ...{ id: "L1", skill: "phone", zone: "Europe/Berlin", tier: "firm", positionsLoggedIn: 2, state: "draft" },
    ...{ start: "2026-04-01T08:00:00+02:00", end: "2026-04-01T12:00:00+02:00" },
    ...{ deadlines: null, offer: null, reservedPositions: null, reason: null, deliveredHours: null },
    ...of,
  };
}

const DEADLINE = {
  ...{ client: "", clientZone: "", partner: "", partnerZone: "", rule: "", at: "2026-03-01T00:00:00Z" },
  silence: "expired" as const,
};
const BARE: CommitmentRequest = {
  ...{ id: "R-9", shop: "lamps", agreement: "north", partner: "northwind", partnerName: "Northwind" },
  ...{ planVersion: null, state: "draft", version: 1, revision: 1, answerBy: null, lines: [] },
  ...{ proposal: null, acknowledged: { client: null, partner: null } },
  booking: { orderNumber: null, costCentre: null, account: null },
};
const NO_DEADLINES = {
  ...{ answer: DEADLINE, accept: DEADLINE, lock: DEADLINE },
  ...{ confirm: null, release: null, cancel: null },
};

describe("requests", () => {
  const of = (lines: readonly Partial<RequestLine>[]): Pick<CommitmentRequest, "lines" | "proposal"> => ({
    lines: lines.map(requestLine),
    proposal: null,
  });

  it("wait for whoever has to speak next", () => {
    const turns = (["draft", "requested", "offered", "reserved", "confirmed", "refused"] as const).map((state) =>
      waitsFor(of([{ state }])),
    );
    expect(turns).toEqual(["you", "partner", "you", "you", "agreed", "over"]);
    expect(actsOn(of([{ state: "offered" }, { state: "reserved" }]))).toEqual({
      acts: ["take", "confirm"],
      reasoned: ["decline", "release"],
    });
  });

  it("stand in the order of their deadlines, and tell what a proposal would change", () => {
    const until = (at: string) => ({ ...DEADLINE, at });
    const offered = (id: string, at: string): CommitmentRequest => ({
      ...{ ...BARE, id, state: "offered" },
      lines: [requestLine({ state: "offered", deadlines: { ...NO_DEADLINES, accept: until(at) } })],
    });
    const draft: CommitmentRequest = { ...BARE, id: "R-3", lines: [requestLine({})] };
    const late = offered("R-1", "2026-03-20T10:00:00Z");
    const soon = offered("R-2", "2026-03-10T10:00:00Z");
    const groups = requestGroups([draft, late, soon], Date.parse("2026-03-01T00:00:00Z"));
    expect(groups.map(({ turn, requests }) => [turn, requests.map(({ id }) => id)])).toEqual([
      ["you", ["R-2", "R-1", "R-3"]],
    ]);
    const to = { start: "2026-04-01T09:00:00+02:00", end: "2026-04-01T13:00:00+02:00", positionsLoggedIn: 3 };
    const changes = [
      { line: "L1", to },
      { line: "L1", to: null },
    ];
    const proposal = { by: "partner" as const, at: "", until: "", reason: "", changes, additions: [] };
    expect(proposalSaid({ lines: [requestLine({})], proposal }, names, words)).toEqual([
      "L1: 3 positions, Wed 1 Apr 2026, 09:00–13:00; so far 2 positions, Wed 1 Apr 2026, 08:00–12:00.",
      "L1 is taken out: 2 positions, Wed 1 Apr 2026, 08:00–12:00.",
    ]);
    const offer = { ...to, kind: "counter" as const, positionsLoggedIn: 1, reason: "ill" };
    expect(lineRow(requestLine({ offer }), names, words)).toMatchObject({
      ...{ offered: "1", isLess: true, otherTimes: "09:00–13:00", reason: "ill" },
    });
  });

  it("are taken as offered: options reserved, all else confirmed", () => {
    const request = of([
      { id: "L1", state: "offered", tier: "option" },
      { id: "L2", state: "offered" },
      { id: "L3", state: "refused" },
    ]);
    expect(actionsOf("take", request)).toEqual([
      { action: "reserve", lines: ["L1"] },
      { action: "confirm", lines: [{ line: "L2" }] },
    ]);
  });

  it("are recorded by hand where they are over, in hours as people write them", () => {
    expect([typedHours("37,5"), typedHours(" 40 "), typedHours("-1"), typedHours("1,234")]).toEqual([
      37.5,
      40,
      null,
      null,
    ]);
    expect(exactHours(words)(68.2)).toBe("68.2");
    const remarks: StatementRemark[] = [{ code: "month-not-over" }, { code: "net-of-vat" }];
    expect(remarksLeft(remarks)).toEqual([{ code: "month-not-over" }]);
  });

  it("make statements of the months that have begun, on each partner's clock", () => {
    const requests = [
      { agreement: "north", lines: [requestLine({ state: "confirmed", start: "2026-03-31T23:30:00Z" })] },
      { agreement: "north", lines: [requestLine({ state: "confirmed", start: "2026-06-01T08:00:00Z" })] },
    ];
    const agreements = [{ agreement: "north", partnerZone: "Europe/London" }];
    expect(statementKeys(requests, agreements, Date.parse("2026-05-04T09:00:00Z"))).toEqual([
      { agreement: "north", month: "2026-04" },
    ]);
  });
});

it("says what was recorded since a month was final for the first time, with both values", () => {
  const totals = {
    ...{ orderedHours: 0, confirmedHours: 0, deliveredHours: 0, billableHours: 0, units: 0 },
    ...{ workCents: 48_000, chargeCents: 2_000, netCents: 50_000 },
  };
  const sealed = { at: "2026-04-10T09:00:00Z", netCents: 48_000 };
  expect(sealedSaid({ sealed, totals, currency: "EUR" }, words)).toMatch(/at €480\.00; .* moves it by \+€20\.00\.$/);
  expect(sealedSaid({ sealed: null, totals, currency: "EUR" }, words)).toBeNull();
});

it("says what changed since the cut before", () => {
  const recut: Recut = {
    ...{ agreement: "north", partner: "Northwind", week: "2026-10-19", cut: "days", on: "2026-10-16" },
    ...{ askedHours: 20, plannedHours: 6, lastCut: { on: "2026-09-28", askedHours: 8 }, words: "" },
  };
  expect(recutRow(recut, names, words)).toMatchObject({
    ...{ partner: "Northwind", week: "19 Oct to 25 Oct 2026", isOff: true },
    since: "+12 h since Mon 28 Sept 2026, when it was 8 h",
    days: { first: "2026-10-19", last: "2026-10-25" },
  });
});

it("says how many seats are usable, where too few are, and what the others wait for", () => {
  const seat = { trainedOn: null, accessOn: null, refreshedOn: null, leavesOn: null, usableUntil: null };
  const readiness: SeatReadiness = {
    terms: { trainingDays: 5, accessDays: 3, refresherDays: null },
    seats: [
      { ...seat, seat: "A-1", usableFrom: "2026-03-01", lacks: [] },
      { ...seat, seat: "A-2", usableFrom: "2026-03-20", lacks: [] },
      { ...seat, seat: "A-3", usableFrom: null, lacks: ["access"] },
    ],
    days: [
      { day: "2026-03-10", usable: 1, asked: 0 },
      { day: "2026-03-12", usable: 1, asked: 2 },
    ],
    tasks: [],
  };
  expect(readinessSentences(readiness, "Northwind", words)).toEqual([
    "1 of 3 seats of Northwind is usable today.",
    "On 1 of 1 days fewer seats are usable than asked for: Thu 12 Mar 2026, 1 of 2.",
  ]);
  expect(unusableSeats(readiness, words)).toEqual([
    { seat: "A-2", why: "usable from Fri 20 Mar 2026" },
    { seat: "A-3", why: "lacks access" },
  ]);
});

it("lists the links that open a request's agreement, and narrows calendars alone", () => {
  const link = {
    ...{ id: 1, madeBy: 1, label: "Leeds", partner: "northwind", rights: "look" as const, usedAt: null },
    ...{ agreements: null, madeAt: "2026-03-01T00:00:00Z", expiresAt: "2026-03-20T00:00:00Z" },
  };
  const links = [
    link,
    { ...link, id: 2, agreements: ["south"] },
    { ...link, id: 3, partner: "other" },
    { ...link, id: 4, expiresAt: "2026-03-02T00:00:00Z" },
  ];
  const request = { partner: "northwind", agreement: "north" };
  expect(linksOpening(links, request, Date.parse("2026-03-10T00:00:00Z")).map(({ id }) => id)).toEqual([1]);
  const asked = { name: "Wall", role: "viewer" as const, readsOnly: false, days: 30 };
  const narrowing = { agreements: ["north"], skills: [] };
  expect(tokenAsked({ ...asked, kind: "feed", narrowing })).toMatchObject({
    ...{ readOnly: true, agreements: ["north"], skills: null },
  });
  expect(tokenAsked({ ...asked, kind: "api", narrowing })).toMatchObject({ readOnly: false, agreements: null });
});

it("shows each role its parts, and calls agreements after their partners", () => {
  expect(partsFor(rightsOf(["viewer"]))).not.toContain("split");
  expect(rightsOf(["finance"])).toEqual({ mayAct: false, maySettle: true, mayShare: false });
  expect(partsFor(rightsOf(["planner"]))).toContain("split");
  expect([names.agreement("north"), names.agreement("south")]).toEqual(["Northwind", "Southcall (south)"]);
  expect([typedShare("82,5 %"), typedShare("100"), typedShare("101"), typedShare("x")]).toEqual([0.825, 1, null, null]);
});
