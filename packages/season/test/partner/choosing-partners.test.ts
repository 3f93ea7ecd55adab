import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AskedLine, SheetLine } from "@springtide/contracts";
import { PartnersCompared, SplitAnswer } from "@springtide/contracts";
import { applyAction, comparePartners, positionHours, recutsAhead, splitLines } from "@springtide/season";
import { CLIENT, PARTNER, partnerTerms, sentRequest } from "../requests/partner-shop.ts";

const NOW = Date.parse("2026-10-01T08:00:00Z");
const terms = partnerTerms();
const agreements = [
  {
    ...terms.agreement,
    id: "dear",
    pricePerHour: 30,
    seats: 10,
    tariff: { ...terms.agreement.tariff, tiers: [{ from: 0, price: 30 }] },
  },
  { ...terms.agreement, id: "cheap", seats: 4 },
  {
    ...terms.agreement,
    id: "firm-only",
    seats: 40,
    standBy: null,
    tariff: { ...terms.agreement.tariff, tiers: [{ from: 0, price: 25 }] },
  },
];
const shop = { ...terms.shop, agreements };
const line = (
  start: string,
  end: string,
  positionsLoggedIn: number,
  tier: AskedLine["tier"] = "option",
): AskedLine => ({
  ...{ skill: "phone", tier, positionsLoggedIn },
  start: `2026-10-20T${start}:00Z`,
  end: `2026-10-20T${end}:00Z`,
});
const asked = ({ id, skill, start, end, zone, tier, positionsLoggedIn }: SheetLine): SheetLine => ({
  ...{ id, skill, start, end, zone, tier, positionsLoggedIn },
});
const price = ({ id }: { readonly id: string }): number => ({ dear: 30, cheap: 20, "firm-only": 25 })[id] ?? 0;
const delivered = ({ id }: { readonly id: string }): number | null => (id === "dear" ? 0.99 : 0.9);
const basis = { shop, holidays: terms.holidays, taken: new Map<string, AskedLine[]>(), price, delivered };
const told = (...given: Parameters<typeof splitLines>) => {
  const { parts, unplaced } = SplitAnswer.parse(splitLines(...given));
  return [
    parts
      .toSorted((a, b) => (a.agreement < b.agreement ? -1 : 1))
      .map(({ agreement, lines }) => [agreement, lines.map(({ positionsLoggedIn }) => positionsLoggedIn)]),
    unplaced.map(({ positionsLoggedIn }) => positionsLoggedIn),
  ];
};

describe("seats shared out among partners", () => {
  it("go to the cheapest, or to whoever delivered best, up to their seats at one time, and only as their terms allow", () => {
    // Overlapping lines share the room of one time; the third begins when the first has ended.
    const lines = [line("08:00", "12:00", 3), line("10:00", "14:00", 3), line("12:00", "16:00", 3, "firm")];
    expect(told(basis, { rule: "cheapest" }, lines)).toEqual([
      [
        ["cheap", [3, 1, 3]],
        ["dear", [2]],
      ],
      [],
    ]);
    expect(told(basis, { rule: "best-delivery" }, [line("08:00", "12:00", 13)])).toEqual([
      [
        ["cheap", [3]],
        ["dear", [10]],
      ],
      [],
    ]);
    // What is asked already takes room, and what nobody can take is left.
    const taken = new Map([["dear", [line("09:00", "11:00", 8)]]]);
    expect(told({ ...basis, taken }, { rule: "cheapest" }, [line("08:00", "12:00", 20)])).toEqual([
      [
        ["cheap", [4]],
        ["dear", [2]],
      ],
      [14],
    ]);
    expect(told(basis, { rule: "cheapest" }, [line("08:00", "09:00", 2)])).toEqual([[], [2]]);
  });

  it("say what each part comes to: options at their fee, and at their work where all are confirmed", () => {
    const lines = [line("08:00", "12:00", 2, "firm"), line("12:00", "16:00", 2)];
    const { parts } = SplitAnswer.parse(splitLines(basis, { rule: "cheapest" }, lines));
    // Eight seat-hours at 20, and eight reserved at 2.50; or sixteen at 20 with the fee.
    expect(parts).toMatchObject([{ agreement: "cheap", boundCents: 18_000, mostCents: 34_000 }]);
  });

  it("go by weights over all hours, not line by line, and none is lost", () => {
    const lines = Array.from({ length: 9 }, (_, i) => line(`${String(i + 8).padStart(2, "0")}:00`, `${i + 10}:00`, 1));
    const split = splitLines(basis, { rule: "shares", shares: { dear: 2, cheap: 1 } }, lines);
    expect(split.parts.map(({ agreement, positionHours: hours }) => [agreement, hours])).toEqual([
      ["dear", 12],
      ["cheap", 6],
    ]);
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            start: fc.integer({ min: 8, max: 14 }),
            hours: fc.integer({ min: 2, max: 6 }),
            positions: fc.integer({ min: 1, max: 30 }),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        fc.constantFrom(
          { rule: "cheapest" as const },
          { rule: "best-delivery" as const },
          { rule: "shares" as const, shares: { dear: 3, cheap: 1, "firm-only": 2 } },
        ),
        (asked, by) => {
          const all = asked.map(({ start, hours, positions }) =>
            line(
              `${String(start).padStart(2, "0")}:00`,
              `${String(start + hours).padStart(2, "0")}:00`,
              positions,
              "firm",
            ),
          );
          const { parts, unplaced } = splitLines(basis, by, all);
          expect(positionHours([...parts.flatMap((part) => part.lines), ...unplaced])).toBeCloseTo(
            positionHours(all),
            9,
          );
          for (const { agreement, lines: own } of parts)
            for (let hour = 8; hour < 20; hour += 1) {
              const at = Date.UTC(2026, 9, 20, hour);
              const there = own.filter(({ start, end }) => Date.parse(start) <= at && at < Date.parse(end));
              const most = agreements.find(({ id }) => id === agreement)?.seats ?? 0;
              expect(there.reduce((sum, { positionsLoggedIn }) => sum + positionsLoggedIn, 0)).toBeLessThanOrEqual(
                most,
              );
            }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe("partners beside each other", () => {
  it("are compared by price, by what they offered of what was asked, by what came, and by how soon they must know", () => {
    const lines = [line("08:00", "12:00", 10, "firm"), line("12:00", "16:00", 10, "firm")];
    const acting = { nowMs: NOW, terms };
    let request = sentRequest(terms, lines, NOW);
    request = applyAction(
      request,
      { action: "offer", lines: [{ line: "L1", positionsLoggedIn: 5, reason: "ill" }] },
      { ...acting, by: PARTNER },
    ).request;
    request = applyAction(
      request,
      { action: "refuse", lines: ["L2"], reason: "full" },
      { ...acting, by: PARTNER },
    ).request;
    request = applyAction(request, { action: "confirm" }, { ...acting, by: CLIENT }).request;
    const later = Date.parse("2026-11-01T08:00:00Z");
    request = applyAction(
      request,
      { action: "deliver", lines: [{ line: "L1", deliveredHours: 16 }] },
      { terms, nowMs: later, by: CLIENT },
    ).request;
    const past = {
      agreement: terms.agreement,
      requests: [request],
      askedPositions: () => 10,
      deliveries: [],
      answerHours: [4, 2, 9],
    };
    const [one] = PartnersCompared.parse(comparePartners(terms.shop, [past], later)).partners;
    expect(one).toMatchObject({
      ...{ pricePerPositionHour: "20", standByFeePerSeatHour: "2.5", costPerDeliveredHour: "25" },
      fill: { share: 0.25, askedHours: 80, offeredHours: 20 },
      delivery: { share: 0.8, confirmedHours: 20, deliveredHours: 16 },
      ...{ orderNoticeDays: 10, confirmNoticeDays: 4.2, medianAnswerHours: 4 },
    });
  });
});

describe("re-cuts", () => {
  it("lie three months, weeks and days before each week's Monday, those ahead, on the client's clock", () => {
    // The Sunday evening in UTC is Monday in Berlin; the last day of a month has no fellow three months before.
    const monday = { ...line("08:00", "12:00", 2, "firm"), start: "2026-10-18T22:30:00Z", end: "2026-10-19T02:30:00Z" };
    const request = sentRequest(terms, [monday], NOW);
    const recuts = recutsAhead(terms.shop, null, [request], NOW);
    expect(recuts.map(({ week, cut, on, askedHours }) => [week, cut, on, askedHours])).toEqual([
      ["2026-10-19", "days", "2026-10-16", 8],
    ]);
    const [cut] = recutsAhead(
      terms.shop,
      null,
      [
        {
          ...request,
          sheets: [
            { version: 1, at: "2026-09-28T08:00:00Z", lines: [] },
            { version: 2, at: "2026-09-28T20:00:00Z", lines: request.lines.map(asked) },
            { version: 3, at: "2026-09-29T08:00:00Z", lines: [] },
          ],
        },
      ],
      NOW,
    );
    expect(cut?.lastCut).toEqual({ on: "2026-09-28", askedHours: 8 });
    const early = recutsAhead(
      terms.shop,
      null,
      [
        {
          agreement: "north",
          lines: request.lines.map((one) => ({ ...one, start: "2027-05-31T08:00:00Z", end: "2027-05-31T12:00:00Z" })),
        },
      ],
      NOW,
    );
    expect(early.map(({ cut, on }) => [cut, on])).toEqual([
      ["months", "2027-02-28"],
      ["weeks", "2027-05-10"],
      ["days", "2027-05-28"],
    ]);
  });
});
