import type {
  CommitmentRequest,
  DeliveredInterval,
  FinanceSettings,
  MonthEnd,
  RequestLine,
} from "@springtide/contracts";
import type { RequestTerms } from "@springtide/season";
import { type BooksOfShop, monthEnd, type RecordedInvoiceLine, type SettlementFacts } from "@springtide/season/service";
import { DRAFT } from "../requests/partner-shop.ts";

/** A shop whose partners nothing was locked, typed or disputed with. */
export const NOTHING_SETTLED: SettlementFacts = {
  holidays: { customers: [], bySite: {} },
  ...{ locks: new Map(), typedService: new Map(), disputes: [] },
};

export const LATER = Date.parse("2027-06-01T00:00:00Z");
export const HOUR_MS = 3_600_000;
export const PRICES = { priceBasis: undefined, pricePerHour: undefined };
export const BANDS = [
  { atLeast: "80%", adds: 0.02 },
  { atLeast: "0%", adds: -0.05 },
];
export const SETTINGS: FinanceSettings = {
  currency: "EUR",
  calendar: { firstMonth: 1, periods: "month", weekStartsOn: 1 },
  ...{ taxes: [], costCentres: [] },
  tolerance: { share: 0.01, amountCents: 100 },
};

export function line(
  id: string,
  startMs: number,
  hours: number,
  positions: number,
  came: number | null = hours * positions,
): RequestLine {
  return {
    ...{ id, skill: "phone", tier: "firm", positionsLoggedIn: positions, deliveredHours: came },
    ...{ state: came === null ? "locked" : "delivered", zone: "Europe/London" },
    ...{ start: new Date(startMs).toISOString(), end: new Date(startMs + hours * HOUR_MS).toISOString() },
    ...{ deadlines: null, offer: null, reservedPositions: null, reason: null },
  };
}

export const request = (lines: readonly RequestLine[]): CommitmentRequest => ({
  ...DRAFT,
  id: "R-1",
  state: "locked",
  lines: [...lines],
});

export function contacts(startMs: number, hours: number, offered: number, inTime: number): DeliveredInterval {
  return {
    ...{ agreement: "north", queue: "phone", startMs, minutes: hours * 60, seatsConfirmed: null, confirmedAtMs: null },
    ...{ loggedInSeconds: null, productiveSeconds: null, handledSeconds: null, file: "f", row: 1 },
    ...{ offeredContacts: offered, handledContacts: null, inTimeContacts: inTime },
  };
}

export function books(
  terms: RequestTerms,
  requests: readonly CommitmentRequest[],
  deliveries: readonly DeliveredInterval[] = [],
  settled: Partial<SettlementFacts> = {},
): BooksOfShop {
  return { shop: terms.shop, requests, deliveries, plan: null, settled: { ...NOTHING_SETTLED, ...settled } };
}

export function closed(
  of: BooksOfShop,
  month: string,
  more: { invoices?: readonly RecordedInvoiceLine[]; settings?: FinanceSettings; nowMs?: number } = {},
): MonthEnd {
  const { invoices = [], settings = SETTINGS, nowMs = LATER } = more;
  return monthEnd([of], invoices, { month, settings, nowMs });
}

export const bill = (of: Partial<RecordedInvoiceLine>): RecordedInvoiceLine => ({
  ...{ invoice: "17", line: null, shop: "lamps", agreement: "north", kind: "work", number: 1, batch: 1 },
  ...{ from: "2026-10-01", until: "2026-10-31", quantity: null, price: null, amount: 100, tax: null, currency: "EUR" },
  ...{ request: null },
  ...of,
});
export const cents = (amount: number): number => Math.round(amount * 100);
export const earned = ({ lines }: MonthEnd, kind: string): number =>
  lines.reduce((sum, one) => sum + (one.kind === kind ? cents(one.earned) : 0), 0);
