import type { LedgerLine } from "@springtide/contracts";
import type { PaidHours } from "./paid-hours.ts";

type Kind = LedgerLine["kind"];
type Costs = Pick<LedgerLine, "kind" | "subject" | "amount"> & { readonly units: number | null };

const OWN: readonly Kind[] = ["wages", "overtime-premium", "extra-hours"];

/** Whether it is paid by the hour of those who handle contacts. */
export function isHourly({ kind }: { readonly kind: Kind }): boolean {
  return OWN.includes(kind) || kind === "partner-work";
}

/** Who works an hour: a team, whatever its hours are called, or an agreement. */
export function whoOf({ kind, subject }: Pick<LedgerLine, "kind" | "subject">): string {
  return `${kind === "partner-work" ? "agreement" : "team"} ${subject}`;
}

/**
 * Hours and cost by who worked them. Premiums of overtime are paid for hours that stand among the wages.
 * @param priceOf where no hours are known, what an hour is taken to have cost
 */
export function bookedHours(lines: readonly Costs[], priceOf?: (who: string) => number): Map<string, PaidHours> {
  const sums = new Map<string, PaidHours>();
  for (const line of lines) {
    if (!isHourly(line)) continue;
    const who = whoOf(line);
    const known = sums.get(who) ?? { hours: 0, amount: 0 };
    const hours = line.kind === "overtime-premium" ? 0 : (line.units ?? hoursAt(line.amount, priceOf?.(who) ?? 0));
    sums.set(who, { hours: known.hours + hours, amount: known.amount + line.amount });
  }
  return sums;
}

function hoursAt(amount: number, price: number): number {
  return price > 0 ? amount / price : 0;
}

/** Those of one month. */
export function linesOfMonth<Line extends { readonly month: string }>(lines: readonly Line[], month: string): Line[] {
  return lines.filter((line) => line.month === month);
}
