import { roundMoney, totalOfLines } from "../economics/money.ts";
import type { Delivered, PriceTier, Tariff } from "./tariff.ts";

/** One line of a bill; amounts are whole cents, and the bill is their sum. */
export interface InvoiceLine {
  readonly kind: "work" | "commitment" | "reserve" | "cancellation" | "service";
  readonly quantity: number;
  readonly price: number;
  readonly amount: number;
}

/** A partner's bill for one period. */
export interface Invoice {
  readonly lines: readonly InvoiceLine[];
  readonly total: number;
}

/**
 * What a period's work costs by a tariff, line by line, each rounded to cents once. A locked forecast raises what is billed at
 * least, and takes nothing off for service in a period in which far more came.
 */
export function invoiceOf(tariff: Tariff, delivered: Delivered): Invoice {
  const work = tierLines(tariff, delivered.units);
  const { lock } = delivered;
  const short = Math.max(0, Math.max(tariff.leastUnits, lock?.leastUnits ?? 0) - delivered.units);
  const service = serviceShare(tariff, delivered.serviceLevel);
  const served = lock?.arePenaltiesSuspended === true ? Math.max(0, service) : service;
  const lines = [
    ...work,
    line("commitment", short, tariff.tiers[0]?.price ?? 0),
    line("reserve", delivered.reservedSeatHours, tariff.reserveFeePerSeatHour),
    line("cancellation", delivered.cancelledSeatHours, tariff.cancelFeePerSeatHour),
    line("service", totalOfLines(work.map(({ amount }) => amount)), served),
  ].filter(({ amount }) => amount !== 0);
  return { lines, total: totalOfLines(lines.map(({ amount }) => amount)) };
}

/** The pay for so many units, without fees: what a plan weighs one partner against another by. */
export function workCost(tariff: Tariff, units: number): number {
  return totalOfLines(tierLines(tariff, units).map(({ amount }) => amount));
}

/** The same to a fraction of a cent: for what part of it one block of several is. */
export function exactWorkCost(tariff: Tariff, units: number): number {
  return tierParts(tariff, units).reduce((sum, { quantity, price }) => sum + quantity * price, 0);
}

function tierLines(tariff: Tariff, units: number): InvoiceLine[] {
  return tierParts(tariff, units).map(({ quantity, price }) => line("work", quantity, price));
}

function tierParts({ tiers, reach }: Tariff, units: number): Pick<InvoiceLine, "quantity" | "price">[] {
  const reached = tiers.filter(({ from }) => units > from);
  const last = reached.at(-1);
  if (last === undefined) return [];
  if (reach === "retroactive") return [{ quantity: units, price: last.price }];
  return reached.map(({ from, price }, i) => ({ quantity: Math.min(units, endOf(reached, i, units)) - from, price }));
}

function endOf(tiers: readonly PriceTier[], tier: number, units: number): number {
  return tiers[tier + 1]?.from ?? units;
}

/** The share of the best band that is met; below every band the worst one's. */
export function serviceShare({ service }: Pick<Tariff, "service">, serviceLevel: number | null): number {
  if (serviceLevel === null || service.length === 0) return 0;
  const bands = service.toSorted((a, b) => b.atLeast - a.atLeast);
  return (bands.find(({ atLeast }) => serviceLevel >= atLeast) ?? bands.at(-1))?.share ?? 0;
}

function line(kind: InvoiceLine["kind"], quantity: number, price: number): InvoiceLine {
  return { kind, quantity, price, amount: roundMoney(quantity * price) };
}
