import type { AccrualLine, Agreement } from "@springtide/contracts";
import { decimalOf } from "../partner/decimal.ts";

/** What a line of the month's end rests on, in a sentence for whoever audits it. */
export function basisWords({
  kind,
  basis,
  units,
  unit,
  agreement,
  words,
}: Pick<AccrualLine, "kind" | "basis" | "units" | "unit"> & {
  readonly agreement: Agreement;
  /** What its parts say beyond their units. */
  readonly words: readonly string[];
}): string {
  const counted = `${figure(units)} ${unit.replaceAll("-", " ")}`;
  const { tiers, period, leastUnits, reach } = agreement.tariff;
  const currency = agreement.currency === null ? "" : ` ${agreement.currency.code}`;
  const price = `${decimalOf(tiers[0]?.price ?? 0)}${currency}`;
  const tariff =
    tiers.length === 1
      ? `at ${price}`
      : `by a tariff of ${tiers.length} ${reach} tiers from ${price}, counted by the ${period}`;
  if (kind === "service")
    return `By contacts in time, as recorded so far or typed, on ${counted} in these days and the periods they lie in: ${words.join("; ")}.`;
  if (kind === "credit") return `Agreed by both sides beyond what lines say, in ${words.join(", ")}.`;
  if (kind === "commitment" && basis === "locked-forecast")
    return `${counted} short of the least share of the locked forecast, at ${price}; of a period under way, for its days so far.`;
  if (kind === "commitment")
    return `${counted} short of the ${figure(leastUnits)} a ${period} that are billed at least, at ${price}; of a period under way, for its days so far.`;
  if (kind === "stand-by") return `${counted} of seats kept free, whether they were confirmed or not.`;
  if (kind === "cancellation") return `${counted} of seats cancelled at the agreement's fee.`;
  return basis === "delivery-recorded"
    ? `${counted} delivered as recorded, ${tariff}.`
    : `${counted} as agreed on, ${tariff}: nobody recorded the delivery yet, so all of it is taken to have come.`;
}

function figure(value: number): string {
  return value.toLocaleString("en-GB", { maximumFractionDigits: 2 });
}
