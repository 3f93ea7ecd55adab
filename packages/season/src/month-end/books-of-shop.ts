import { civilDay } from "@springtide/calendar";
import type {
  CommitmentRequest,
  DeliveredInterval,
  FinanceSettings,
  Plan,
  Shop,
  SupplierInvoiceLine,
  SupplierTax,
} from "@springtide/contracts";
import type { DayRange } from "./fiscal-period.ts";
import type { AgreementService } from "./owed-of-agreement.ts";
import { serviceLines } from "./service-lines.ts";
import { committedPeriods } from "./shortfall.ts";

/** An invoice line that was recorded, and under which number. */
export interface RecordedInvoiceLine extends SupplierInvoiceLine {
  readonly number: number;
  readonly batch: number;
}

/** All that a shop's books are read from. */
export interface BooksOfShop {
  readonly shop: Shop;
  readonly requests: readonly CommitmentRequest[];
  /** What partners delivered by interval, where somebody measured it. */
  readonly deliveries: readonly DeliveredInterval[];
  /** Its newest plan; null where there is none. */
  readonly plan: Pick<Plan, "shop" | "grid" | "roster" | "holidays" | "decisions"> | null;
}

/** What an agreement of a shop is owed for. @param nowMs for deadlines that passed meanwhile */
export function servicesOfShop({ shop, requests, deliveries, plan }: BooksOfShop, nowMs: number): AgreementService[] {
  const season = plan === null ? null : seasonOf(plan);
  return shop.agreements.map((agreement) => ({
    agreement,
    lines: serviceLines(shop, agreement, requests, { deliveries, nowMs }),
    committed: committedPeriods(agreement, season),
  }));
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
