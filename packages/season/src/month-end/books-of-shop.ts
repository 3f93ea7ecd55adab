import { civilDay } from "@springtide/calendar";
import type {
  Agreement,
  CommitmentRequest,
  DeliveredInterval,
  Dispute,
  FinanceSettings,
  Plan,
  Shop,
  SupplierInvoiceLine,
  SupplierTax,
} from "@springtide/contracts";
import type { RequestTerms } from "../requests/line-deadlines.ts";
import type { LockOfPeriod } from "../settlement/locks-of-month.ts";
import type { TypedService } from "../settlement/service-of-periods.ts";
import { agreedCredits } from "./agreed-credits.ts";
import type { DayRange } from "./fiscal-period.ts";
import type { AgreementService } from "./agreement-service.ts";
import { serviceLines } from "./service-lines.ts";
import { committedPeriods } from "./shortfall.ts";

/** An invoice line that was recorded, and under which number. */
export interface RecordedInvoiceLine extends SupplierInvoiceLine {
  readonly number: number;
  readonly batch: number;
}

/** What settlements with a shop's partners rest on beside deliveries. */
export interface SettlementFacts {
  readonly holidays: RequestTerms["holidays"];
  /** By agreement, of every period of its tariff that matters: what was locked. */
  readonly locks: ReadonlyMap<string, readonly LockOfPeriod[]>;
  /** Service levels that were recorded by hand, by agreement. */
  readonly typedService: ReadonlyMap<string, readonly TypedService[]>;
  readonly disputes: readonly Dispute[];
}

/** All that a shop's books are read from. */
export interface BooksOfShop {
  readonly shop: Shop;
  readonly requests: readonly CommitmentRequest[];
  /** What partners delivered by interval, where somebody measured it. */
  readonly deliveries: readonly DeliveredInterval[];
  readonly settled: SettlementFacts;
  /** Its newest plan; null where there is none. */
  readonly plan: Pick<Plan, "shop" | "grid" | "roster" | "holidays" | "decisions"> | null;
}

/** What an agreement of a shop is owed for. @param nowMs for deadlines that passed meanwhile */
export function servicesOfShop(books: BooksOfShop, nowMs: number): AgreementService[] {
  return books.shop.agreements.map((agreement) => serviceUnder(books, agreement, nowMs));
}

function serviceUnder(
  { shop, requests, deliveries, settled, plan }: BooksOfShop,
  agreement: Agreement,
  nowMs: number,
): AgreementService {
  const own = requests.filter((request) => request.shop === shop.id && request.agreement === agreement.id);
  const measured = deliveries.filter((interval) => interval.agreement === agreement.id);
  const locks = settled.locks.get(agreement.id) ?? [];
  const typed = settled.typedService.get(agreement.id) ?? [];
  const disputes = settled.disputes.filter((one) => one.shop === shop.id && one.agreement === agreement.id);
  const terms = { shop, agreement, holidays: settled.holidays };
  return {
    agreement,
    lines: serviceLines(shop, agreement, own, { deliveries: measured, nowMs }),
    committed: committedPeriods(agreement, plan === null ? null : seasonOf(plan), locks),
    locks,
    served: {
      ...{ agreement, lines: own.flatMap(({ lines }) => lines), deliveries: measured, typed },
      intervalMinutes: shop.intervalMinutes,
    },
    credits: agreedCredits({ terms, requests: own, deliveries: measured, locks, typedService: typed, disputes }, nowMs),
  };
}

function seasonOf({ grid }: Pick<Plan, "grid">): DayRange {
  const firstDay = civilDay(grid.firstDay);
  return { firstDay, lastDay: firstDay + grid.days - 1 };
}

/** The id by which an agreement's partner is known: that of its requests, else its name in lower-case letters, digits and hyphens. */
export function supplierOf({ agreement, lines }: AgreementService): string {
  const named = lines[0]?.request.partner;
  return named ?? supplierId(agreement.partner);
}

function supplierId(name: string): string {
  const id = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 64);
  return id === "" ? "partner" : id;
}

/** Where something is booked. */
interface Place {
  readonly costCentre: string | null;
  readonly account: string | null;
}

/** Where an agreement's or team's cost is booked: what a request says of itself, then the row of its shop, then that of every shop. */
export function bookedAt(
  { costCentres }: FinanceSettings,
  of: { readonly kind: "agreement" | "team"; readonly shop: string; readonly id: string },
  booking: Place | null,
): Place {
  const rows = costCentres.filter((row) => row.of === of.kind && row.id === of.id);
  const mapped = rows.find(({ shop }) => shop === of.shop) ?? rows.find(({ shop }) => shop === null) ?? null;
  return {
    costCentre: booking?.costCentre ?? mapped?.costCentre ?? null,
    account: booking?.account ?? mapped?.account ?? null,
  };
}

/** How a supplier's tax is treated; null where nobody said. */
export function taxOf({ taxes }: FinanceSettings, supplier: string): SupplierTax | null {
  return taxes.find((tax) => tax.supplier === supplier) ?? null;
}
