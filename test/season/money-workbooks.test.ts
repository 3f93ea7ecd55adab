import type {
  AccrualLine,
  CommitmentRequest,
  Dispute,
  FinanceSettings,
  MonthEnd,
  RequestLine,
  Statement,
} from "@springtide/contracts";
import { PaperLanguage } from "@springtide/contracts";
import { monthEndFile, sealedStatement, statementFile } from "@springtide/exchange";
import { type RequestTerms, statementOf } from "@springtide/season";
import { monthEnd, type RecordedInvoiceLine } from "@springtide/season/service";
import { beforeAll, describe, expect, it } from "vitest";
import { cellsOfWorkbook } from "../../packages/exchange/test/cells-of-workbook.ts";
import { statementPages } from "../../packages/exchange/src/pdf/statement-pdf.ts";
import { NOTHING_SETTLED } from "../../packages/season/test/month-end/books.ts";
import { DRAFT, partnerTerms } from "../../packages/season/test/requests/partner-shop.ts";
import { hasOffice, OFFICE_PATIENCE_MS, reckonedByOffice } from "./office.ts";

const MADE_AT = new Date("2026-11-23T09:00:00Z");
const LATER = Date.parse("2027-06-01T00:00:00Z");
const HOUR_MS = 3_600_000;
const SETTINGS: FinanceSettings = {
  currency: "EUR",
  calendar: { firstMonth: 2, periods: "4-4-5", weekStartsOn: 7 },
  taxes: [{ supplier: "northwind", treatment: "reverse-charge", rateShare: 0.195, nonRecoverableShare: 0.333 }],
  costCentres: [{ of: "agreement", shop: "lamps", id: "north", costCentre: "047", account: "6300" }],
  tolerance: { share: 0.01, amountCents: 100 },
};
type Sheets = Map<string, readonly (readonly unknown[])[]>;

let office: boolean;
beforeAll(async () => {
  office = await hasOffice();
});

/** Every kind of line there is: delivered and not, fees, several parts at several prices, an hour that comes twice. */
function lines(): RequestLine[] {
  const first = Date.parse("2026-10-02T22:00:00Z");
  const states = ["delivered", "locked", "cancelled", "released", "delivered", "confirmed"] as const;
  return Array.from({ length: 24 }, (_, i): RequestLine => {
    const [start, hours, positions] = [first + i * 29 * HOUR_MS, 3 + ((i * 7) % 6), 1 + ((i * 3) % 7)];
    const state = states[i % states.length] ?? "locked";
    return {
      ...{
        id: `L${i + 1}`,
        skill: "phone",
        tier: state === "released" ? "option" : "firm",
        positionsLoggedIn: positions,
      },
      ...{ start: new Date(start).toISOString(), end: new Date(start + hours * HOUR_MS).toISOString(), state },
      ...{ zone: "Europe/London", deadlines: null, offer: null, reason: null },
      reservedPositions: state === "released" || i % 4 === 0 ? positions : null,
      deliveredHours: state === "delivered" ? Math.round(hours * positions * (0.8 + (i % 5) * 0.07) * 100) / 100 : null,
    };
  });
}

function terms(change: Record<string, unknown>): RequestTerms {
  const tiers = [{ price: 131.005 }, { from: 90, price: 122.375 }];
  const service = [
    { atLeast: "80%", adds: 0.02 },
    { atLeast: "0%", adds: -0.05 },
  ];
  const tariff = { per: "scheduled-hours", tiers, service, ...change };
  return partnerTerms({
    pricePerHour: undefined,
    priceBasis: undefined,
    tariff,
    currency: { code: "PLN", rate: 0.23217 },
    starting: "2026-09-01",
    until: "2026-12-31",
  });
}

const TERMS = { tiered: terms({ leastUnits: 400 }), weekly: terms({ period: "week", reach: "retroactive" }) };
const requests = (["9000", "047", null] as const).map((costCentre, i): CommitmentRequest => ({
  ...{ ...DRAFT, id: `R-${i + 1}`, state: "locked", lines: lines().filter((_, at) => at % 3 === i) },
  booking: { orderNumber: null, costCentre, account: costCentre === "047" ? "47" : null },
}));
const typedService = [{ month: "2026-10", period: "", level: 0.7, basis: "their report", at: null, by: null }];
const dispute = (number: number, line: string, amount: number): Dispute => ({
  ...{
    dispute: number,
    shop: "lamps",
    agreement: "north",
    partner: "northwind",
    month: "2026-10",
    line,
    cents: amount,
  },
  ...{ by: "partner", reason: "=HYPERLINK(1)", statedCents: 1, state: "accepted", at: "2026-11-02T08:00:00.000Z" },
  ...{ pseudonym: "p", decidedAt: null, decidedBy: null, answer: null },
});
const disputes = [dispute(1, "R-1/L1", 12_345), dispute(2, "R-2/L2", 999)];

function statement(of: RequestTerms): Statement {
  const basis = {
    terms: of,
    partner: "northwind",
    month: "2026-10",
    requests,
    deliveries: [],
    locks: [],
    typedService,
    disputes,
  };
  return sealedStatement(statementOf({ ...basis, orderedPositions: () => undefined }, LATER));
}

function closed(of: RequestTerms): MonthEnd {
  const invoice = { shop: "lamps", agreement: "north", kind: "work" as const, from: "2026-10-01", until: "2026-10-31" };
  const rest = { line: null, quantity: null, price: null, tax: null, currency: "PLN", batch: 1 };
  const invoices: RecordedInvoiceLine[] = [
    { ...invoice, ...rest, invoice: "17", amount: 4711.11, request: null, number: 1 },
    { ...invoice, ...rest, invoice: "18", amount: -300.25, request: "R-1", number: 2 },
  ];
  const settled = { ...NOTHING_SETTLED, typedService: new Map([["north", typedService]]), disputes };
  const books = [{ shop: of.shop, requests, deliveries: [], plan: null, settled }];
  return monthEnd(books, invoices, { month: "2026-10", settings: SETTINGS, nowMs: LATER });
}

const cents = (value: unknown): number => Math.round(Number(value) * 100);
const sumOf = (values: readonly unknown[]): number => values.reduce((sum: number, value) => sum + cents(value), 0);

/** What stands in a column, between its head and a row of totals. */
function column(sheets: Sheets, sheet: string, name: string): unknown[] {
  const [head = [], ...rows] = sheets.get(sheet) ?? [];
  const at = head.indexOf(name);
  return rows.filter(([first]) => first !== "Total").map((row) => row[at]);
}

function expectStatement(sheets: Sheets, { totals, lines: work, charges }: Statement): void {
  const amounts = column(sheets, "Statement lines", "amount").map(cents);
  const stated = [...work.flatMap(({ parts }) => (parts.length > 0 ? parts : [{ cents: 0 }])), ...charges];
  expect(amounts).toEqual(stated.map((one) => one.cents));
  const told = new Map(sheets.get("Read me")?.map(([name, value]) => [name, value]));
  expect(["work", "charges", "net"].map((name) => cents(told.get(name)))).toEqual([
    ...[totals.workCents, totals.chargeCents, totals.netCents],
  ]);
  const total = sheets.get("Statement lines")?.at(-1) ?? [];
  expect(total.map(cents)).toContain(totals.netCents);
}

function expectMonthEnd(sheets: Sheets, { lines: told, totals }: MonthEnd): void {
  const of = (name: string, value: (line: AccrualLine) => number): void => {
    expect(column(sheets, "Not invoiced", name).map(cents), name).toEqual(told.map((line) => cents(value(line))));
    expect(sumOf(column(sheets, "Journal", name)), name).toBe(sumOf(told.map(value)));
  };
  of("Net", ({ accrual }) => accrual);
  of("Lost tax", ({ nonRecoverableTax }) => nonRecoverableTax);
  of("To book", ({ total }) => total);
  const row = sheets.get("Totals")?.[1]?.slice(1, 6).map(cents);
  const [sum] = totals;
  expect(row).toEqual([sum?.earned, sum?.invoiced, sum?.accrual, sum?.nonRecoverableTax, sum?.total].map(cents));
}

/** All that is written in some content of a PDF, in order. */
function textsOn(content: unknown): string[] {
  if (Array.isArray(content)) return content.flatMap(textsOn);
  if (typeof content === "string") return content === "" ? [] : [content];
  if (typeof content !== "object" || content === null) return [];
  return Object.entries(content)
    .filter(([name]) => ["text", "stack", "columns", "table", "body"].includes(name))
    .flatMap(([, value]) => textsOn(value));
}

describe("workbooks of money", () => {
  it("say what the statement and the month's end say, to the cent, as they are written", async () => {
    for (const of of [TERMS.tiered, TERMS.weekly]) {
      const told = statement(of);
      expect(told.charges.map(({ kind }) => kind)).toContain("credit");
      expectStatement(await cellsOfWorkbook(statementFile(told, "xlsx", MADE_AT).bytes), told);
      const end = closed(of);
      expect(end.lines.some(({ accrual }) => accrual < 0)).toBe(true);
      expectMonthEnd(await cellsOfWorkbook(monthEndFile(end, "xlsx", MADE_AT).bytes), end);
    }
    // 047 and 47 are two cost centres, and none is a third.
    const journal = await cellsOfWorkbook(monthEndFile(closed(TERMS.tiered), "xlsx", MADE_AT).bytes);
    expect(new Set(column(journal, "Journal", "Cost centre"))).toEqual(new Set(["9000", "047"]));
  });

  it("say the same on paper, in every language and its figures", () => {
    const told = statement(TERMS.tiered);
    const english = new Set(textsOn(statementPages(told, MADE_AT, "en").content));
    const locales = { en: "en-GB", de: "de-DE", nl: "nl-NL", pl: "pl-PL", ru: "ru-RU" };
    for (const language of PaperLanguage.options) {
      const texts = textsOn(statementPages(told, MADE_AT, language).content);
      const money = new Intl.NumberFormat(locales[language], { minimumFractionDigits: 2, maximumFractionDigits: 2 });
      expect(texts).toContain(money.format(told.totals.netCents / 100));
      for (const { cents: of } of [...told.lines.flatMap(({ parts }) => parts), ...told.charges])
        expect(texts).toContain(money.format(of / 100));
      // Names, times and the words of people are the same everywhere; sentences are not.
      const sentences = texts.filter((text) => /\p{L}.* .*\p{L}.* .*\p{L}/u.test(text));
      expect(sentences.length).toBeGreaterThan(5);
      if (language !== "en") expect(sentences.filter((text) => english.has(text))).toEqual([]);
    }
  });

  it(
    "come to the same where LibreOffice reckons every formula anew",
    async ({ skip }) => {
      if (!office) skip("soffice is not installed");
      const told = { tiered: statement(TERMS.tiered), weekly: statement(TERMS.weekly) };
      const ends = { tiered: closed(TERMS.tiered), weekly: closed(TERMS.weekly) };
      const reckoned = await reckonedByOffice({
        "statement-tiered": statementFile(told.tiered, "xlsx", MADE_AT).bytes,
        "statement-weekly": statementFile(told.weekly, "xlsx", MADE_AT).bytes,
        "month-end-tiered": monthEndFile(ends.tiered, "xlsx", MADE_AT).bytes,
        "month-end-weekly": monthEndFile(ends.weekly, "xlsx", MADE_AT).bytes,
      });
      expect(reckoned.size).toBe(4);
      for (const [name, { formulas, bytes }] of reckoned) {
        expect(formulas.length, name).toBeGreaterThan(30);
        expect(formulas.filter((one) => !(Math.abs(one.written - one.reckoned) < 1e-6))).toEqual([]);
        const sheets = await cellsOfWorkbook(bytes);
        const of = name.endsWith("tiered") ? "tiered" : "weekly";
        if (name.startsWith("statement")) expectStatement(sheets, told[of]);
        else expectMonthEnd(sheets, ends[of]);
      }
    },
    OFFICE_PATIENCE_MS,
  );
});
