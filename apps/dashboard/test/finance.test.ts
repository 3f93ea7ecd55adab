import type { FinanceOutcome, LedgerLine, PositionRow, QuestionAnswer } from "@springtide/contracts";
import { describe, expect, it } from "vitest";
import { positionLines, positionSaid } from "../src/finance/first/position-rows.ts";
import { seasonMatrix } from "../src/finance/first/season-matrix.ts";
import { monthBefore } from "../src/finance/month/month-before.ts";
import { besideBar } from "../src/finance/pictures/bar-figures.ts";
import { costBins } from "../src/finance/pictures/spread-picture.ts";
import { variancePicture } from "../src/finance/pictures/variance-picture.ts";
import { waterfallPicture } from "../src/finance/pictures/waterfall-picture.ts";
import { answerSentence } from "../src/finance/questions/answer-words.ts";
import { answersTo, askOf, firstFields } from "../src/finance/questions/question-fields.ts";
import { compareRows } from "../src/finance/scenarios/compare-rows.ts";
import { priceChanges } from "../src/finance/scenarios/price-dials.ts";
import { scenarioId } from "../src/finance/scenarios/scenario-id.ts";
import { sentChanges, textAt, withText } from "../src/finance/scenarios/written-changes.ts";
import { tiersOfText, tiersText } from "../src/finance/scenarios/written-tiers.ts";
import { partsFor } from "../src/finance/finance-parts.ts";
import { figureText, readFigure } from "../src/finance/read-figure.ts";
import { wordsIn } from "./words-in.ts";

const words = wordsIn("en-GB", "EUR", null);
const names = (id: string): string => ({ spring: "Spring", phone: "Phone", north: "Northwind" })[id] ?? id;
const spread = (mean: number) => ({ mean, p10: mean, p50: mean, p90: mean, worstTenth: mean });

function line(kind: LedgerLine["kind"], amount: number): LedgerLine {
  return { month: "2026-04", kind, subject: "desk", units: 1, price: amount, amount, isFixed: false, answer: "cover" };
}

function outcome(id: string, lines: LedgerLine[], difference: FinanceOutcome["difference"]): FinanceOutcome {
  return {
    ...{ id, name: "", note: "", from: null, people: "replanned", revision: null, changes: {}, isPriced: false },
    ledger: lines.reduce((sum, { amount }) => sum + amount, 0),
    lines,
    cash: [],
    ledgerSpread: spread(0),
    season: null,
    atStake: { spread: spread(2000), needs: 90, lost: 12, recovered: 3 },
    ...{ ownHours: 100, overflowHours: 20, gapHours: 0, requiredHours: 120, contacts: 1500 },
    queues: [{ queue: "phone", serviceLevel: 0.81, abandonShare: 0.02 }],
    ...{ decided: null, difference },
  };
}

const zero = { mean: 0, halfWidth: 0 };
const PLAN = outcome("plan", [line("wages", 900.1), line("partner-work", 100.2)], null);
const DEARER = outcome("dearer", [line("wages", 990.1), line("partner-work", 80.2)], {
  ledger: { mean: 70, halfWidth: 0 },
  ...{ season: null, seasonTail: null },
  atStake: { mean: -100, halfWidth: 250 },
  lost: null,
  requiredHours: zero,
  contacts: zero,
});

describe("the first page", () => {
  it("keeps ledger cost and value at stake in two tables, to the cent", () => {
    const matrix = seasonMatrix(
      {
        outcomes: [PLAN, DEARER],
        overview: {
          seasons: [
            { season: "early", dates: [{ trigger: "spring", day: "2026-03-21" }], current: "plan", proposed: "dearer" },
          ],
          targets: [
            { queue: "phone", current: { share: 0.8, withinSeconds: 20 }, proposed: { share: 0.9, withinSeconds: 20 } },
          ],
        },
      },
      names,
      words,
    );
    expect(matrix?.ledger[0]).toMatchObject({
      dates: "Spring: Sat, 21 Mar 2026",
      current: { amount: "1,000.30", more: "" },
      proposed: { amount: "1,070.30", more: "+70" },
    });
    expect(matrix?.atStake?.[0]?.proposed).toEqual({ amount: "2,000.00", more: "−100 ± 250" });
    expect(matrix?.sentence).toContain("Coming early, the season costs €1,000, as usual –");
    expect(matrix?.targets).toEqual([{ queue: "Phone", current: "80% within 20 s", proposed: "90% within 20 s" }]);
  });

  it("says what is bound, with sums of whole cents and the first deadline", () => {
    const row = (month: string, cancellable: PositionRow["cancellable"]): PositionRow => ({
      ...{
        month,
        kind: "agreement",
        subject: "north",
        amount: 0.4,
        unavoidable: 0.1,
        cancellable,
        free: 0.1,
        lapsed: 0.1,
      },
    });
    const rows = [
      row("2026-03", [{ until: "2026-03-02T11:00:00Z", amount: 0.1, fee: 0.03 }]),
      row("2026-03", [{ until: "2026-02-02T11:00:00Z", amount: 0.1, fee: 0.03 }]),
    ];
    const lines = positionLines(rows, names, words);
    expect(lines.map(({ month }) => month)).toEqual(["Mar 2026", "Mar 2026", "Total"]);
    expect(lines.at(-1)).toMatchObject({
      amount: "0.80",
      unavoidable: "0.20",
      cancellable: "0.20",
      free: "0.20",
      lapsed: "0.20",
    });
    expect(positionSaid(rows, words)).toContain("the first of it until 2 Feb 2026");
  });
});

describe("scenarios", () => {
  it("sends figures as figures, a comma as the point it stands for, and what cannot be read as it was written", () => {
    const row = (as: "number" | "text", ...path: string[]) =>
      ({ path, text: "finance.driver-wages", now: "", example: "", as }) as const;
    const groups = [
      {
        key: "team desk",
        kind: "team",
        name: "Desk",
        rows: [
          row("number", "teams", "desk", "wages"),
          row("number", "teams", "desk", "people"),
          row("text", "queues", "phone", "aht"),
          row("text", "agreements", "north", "price"),
        ],
      },
    ] as const;
    let changes = withText({ hours: [], volume: [{ change: "+7,5%" }] }, ["teams", "desk", "wages"], "29,50");
    changes = withText(changes, ["teams", "desk", "people"], "ten");
    changes = withText(changes, ["agreements", "north", "price"], "1.234,56");
    changes = withText(changes, ["queues", "phone", "aht"], " 6m ");
    expect(sentChanges({ hours: [{ queue: "phone", hours: "09:00-14:00" }] }, groups, "de-DE")).toEqual({
      hours: [{ queue: "phone", hours: "09:00-14:00" }],
    });
    expect(sentChanges(changes, groups, "de-DE")).toEqual({
      agreements: { north: { price: "1234.56" } },
      volume: [{ change: "+7.5%" }],
      teams: { desk: { wages: 29.5, people: "ten" } },
      queues: { phone: { aht: "6m" } },
    });
    expect(textAt(withText(changes, ["teams", "desk", "wages"], ""), ["teams", "desk", "wages"])).toBe("");
    expect(scenarioId("Löhne +3 %", [])).toBe("lohne-3");
    expect(scenarioId("Plan", ["scenario"])).toBe("scenario-2");
  });

  it("tells a difference that chance may make from one that it does not", () => {
    const rows = compareRows([PLAN, DEARER], names, words);
    const row = (key: string) => rows.find((one) => one.key === key)?.cells[1];
    expect(row("finance.row-ledger")).toEqual({ value: "1,070.30", more: "+70", isSure: true });
    expect(row("finance.row-at-stake")).toEqual({ value: "2,000.00", more: "−100 ± 250", isSure: false });
    expect(rows.some(({ key }) => key === "finance.row-season")).toBe(false);
  });

  it("reads prices by quantity as they are written, and leaves to the server what cannot be read", () => {
    const tiers = [
      { from: 0, price: 29.35 },
      { from: 60, price: 27.1 },
    ];
    expect(tiersText(tiers)).toBe("0: 29.35; 60: 27.1");
    expect(tiersOfText("0: 29,35; 60: 27.10")).toEqual(tiers);
    expect(tiersOfText("cheap")).toBe("cheap");
    expect(tiersText("0: 2")).toBe("0: 2");
  });

  it("asks for moved prices alone", () => {
    const dials = [
      { key: "wages desk", kind: "wages", id: "desk", name: "" },
      { key: "fees north", kind: "fees", id: "north", name: "" },
    ] as const;
    expect(priceChanges(dials, new Map([["wages desk", 0]]))).toBeNull();
    expect(
      priceChanges(
        dials,
        new Map([
          ["wages desk", 3],
          ["fees north", -10],
        ]),
      ),
    ).toEqual({
      teams: { desk: { wages: "+3%" } },
      agreements: { north: { fees: "-10%" } },
    });
  });
});

describe("questions in words", () => {
  const one = (scenario: string, ledger: number, stake: number): QuestionAnswer["cases"][number] => ({
    ...{ scenario, value: "none", subjects: ["north"], earned: null, earnedRange: null, service: [] },
    ...{ seasons: null, staffedBy: null, weighed: null, solvedWithin: 0 },
    ledger: { mean: ledger, halfWidth: 10 },
    atStake: { mean: stake, halfWidth: 10 },
  });
  const standBy = (ledger: number, stake: number, best: string | null): QuestionAnswer => ({
    ask: { question: "stand-by" },
    cases: [one("without-stand-by", ledger, stake)],
    ...{ basis: "decided", best, notes: [], noteFacts: [] },
  });

  it("says whether stand-by is worth its fee, only as far as the figures do", () => {
    const said = (answer: QuestionAnswer): string => answerSentence(answer, names, words);
    expect(said(standBy(100, 5, null))).toContain(
      "Stand-by of Northwind is worth its fee: without it, ledger cost moves by +€100 (+€90 to +€110)",
    );
    expect(said(standBy(-100, 5, "without-stand-by"))).toContain("is not worth its fee");
    expect(said(standBy(-100, 80, null))).toContain("trades ledger cost against value at stake");
    expect(said(standBy(5, 5, null))).toContain("worth about its fee, as far as chance");
  });

  it("names who works opened hours, what is guessed of them, and whether they pay", () => {
    const sunday: QuestionAnswer["cases"][number] = {
      ...one("open-longer-team", 900, 20),
      ...{ value: "08:00-18:00", subjects: ["phone"], staffedBy: { by: "team", id: "north" }, weighed: "depends" },
      ...{ earned: { mean: 1200, halfWidth: 10 }, earnedRange: { low: 600, high: 2400 } },
    };
    const answer: QuestionAnswer = {
      ask: { question: "open-longer", weekday: 7 },
      cases: [sunday, { ...sunday, scenario: "open-longer-partner", ledger: { mean: 1500, halfWidth: 0 } }],
      ...{ basis: "cover", best: null, notes: [], noteFacts: [] },
    };
    const said = answerSentence(answer, names, words);
    expect(said).toContain("worked by Northwind, moves ledger cost by +€900");
    expect(said).toContain("earns +€1,200 (guessed needs: €600 at half, €2,400 at double)");
    expect(said).toContain("whether it pays hangs on the needs");
    const even = {
      ...standBy(-100, 80, null),
      cases: [{ ...one("without-stand-by", -100, 80), weighed: "even" as const }],
    };
    expect(answerSentence(even, names, words)).toContain("worth about its fee");
  });

  it("asks with the figures that were chosen, and knows its answers again", () => {
    const fields = firstFields({ question: "service-target", share: 0.9 });
    expect(askOf("service-target", { ...fields, within: 30 }, "en-GB")).toEqual({
      ...{ question: "service-target", share: 0.9, withinSeconds: 30 },
    });
    expect(askOf("notice", { ...fields, subject: "north", notices: "2, x" }, "en-GB")).toEqual({
      ...{ question: "notice", agreement: "north", days: [2, "x"] },
    });
    expect(answersTo("notice", [{ id: "notice-7" }])).toBe(true);
    expect(answersTo("stand-by", [{ id: "notice-7" }])).toBe(false);
  });
});

describe("pictures of money", () => {
  it("leads from one ledger to another, to the cent", () => {
    const { labels, series, table } = waterfallPicture(PLAN, { ...DEARER, name: "Dearer" }, words);
    expect(labels).toEqual(["The plan", "Wages", "Seats of partners", "Dearer"]);
    expect(series[0]?.tones).toEqual(["soft", "attention", "good", "soft"]);
    expect(table.rows.at(-2)).toEqual(["Seats of partners", "−€20.00", "€1,070.30"]);
  });

  it("counts each season once, and one alone as well", () => {
    const bins = costBins([10, 11, 15, 30, 30]);
    expect(bins.reduce((sum, { seasons }) => sum + seasons, 0)).toBe(5);
    expect(bins.at(-1)?.seasons).toBe(2);
    expect(costBins([7, 7])).toEqual([{ from: 7, to: 7, seasons: 2 }]);
    expect(costBins([])).toEqual([]);
  });

  it("names the largest cause of a variance", () => {
    const none = { timing: 0, size: 0, aht: 0, fill: 0, mix: 0, rate: 0, currency: 0, other: 0 };
    const sum = { budget: 100, expected: 160, difference: 60, parts: { ...none, size: 80, rate: -20 } };
    const { sentence, series } = variancePicture(
      {
        ...{
          shop: "garden",
          currency: "EUR",
          budgetPlan: 1,
          months: [],
          toDate: sum,
          season: sum,
          remarks: [],
          remarkFacts: [],
        },
        order: ["timing", "size", "aht", "fill", "mix", "rate", "currency", "other"],
        held: { total: 100, contingency: 10, held: 110, worstTenth: 120 },
      },
      words,
    );
    expect(sentence).toContain("the largest cause is size with +€80");
    expect(series[0]?.values).toEqual([0, 80, 0, 0, 0, -20, 0, 0]);
    expect(series[0]?.figures).toEqual(["", "+€80", "", "", "", "−€20", "", ""]);
  });

  it("writes a figure behind its bar, on it where there is no room, or not at all", () => {
    const area = { left: 100, right: 300 };
    expect(besideBar({ x: 150, y: 9, base: 200 }, 40, area)).toEqual({ left: 105, y: 9, isInside: false });
    expect(besideBar({ x: 110, y: 9, base: 200 }, 40, area)).toEqual({ left: 115, y: 9, isInside: true });
    expect(besideBar({ x: 290, y: 9, base: 280 }, 40, area)).toBeNull();
  });
});

describe("figures that are typed", () => {
  it.each([
    ["1.234,56", 1234.56, 1234.56],
    ["1,234.56", 1234.56, 1234.56],
    ["1.234", 1.234, 1234],
    ["10,3", 10.3, 10.3],
    ["0,125", 0.125, 0.125],
    ["1 234 567", 1_234_567, 1_234_567],
    ["1.234.567", 1_234_567, 1_234_567],
    ["-5", -5, -5],
    ["−5", -5, -5],
    ["1e400", "1e400", "1e400"],
    ["1.23.4", "1.23.4", "1.23.4"],
    ["12,", "12,", "12,"],
    ["9".repeat(400), "9".repeat(400), "9".repeat(400)],
    ["ten", "ten", "ten"],
    ["", "", ""],
  ])("reads %s as an English and as a German reader means it, or leaves it as it is", (text, english, german) => {
    expect([readFigure(text, "en-GB"), readFigure(text, "de-DE")]).toEqual([english, german]);
  });

  it("writes figures as they are read", () => {
    expect(figureText(10.3, "de-DE")).toBe("10,3");
    expect(readFigure(figureText(1234.5, "ru-RU"), "ru-RU")).toBe(1234.5);
  });
});

describe("finance's page", () => {
  it("closes a month with owners and finance alone, and begins with the last that is over", () => {
    expect(partsFor(["viewer"])).not.toContain("month");
    expect(partsFor(["finance"])).toContain("month");
    expect(monthBefore(Date.parse("2026-01-05T00:00:00Z"))).toBe("2025-12");
  });
});
