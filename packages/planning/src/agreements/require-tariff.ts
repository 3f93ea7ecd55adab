import { type Finding, Refusal } from "@springtide/refusal";
import type { Tariff } from "./tariff.ts";

/**
 * Holds a tariff against itself.
 * @throws Refusal for tiers that overlap or leave a hole at 0, negative prices, bands of service that say two things
 */
export function requireTariff({ tiers, service, leastUnits, ...fees }: Tariff): void {
  const findings: Finding[] = [];
  const say = (field: string, found: string, rule: string, remedy: string): void => {
    findings.push({ code: "tariff-contradicts-itself", place: { field }, found, rule, remedy });
  };
  if (tiers[0]?.from !== 0)
    say(
      "/tiers/0/from",
      tiers.length === 0 ? "no tiers" : `a first tier from ${tiers[0]?.from ?? ""}`,
      "the first tier is from 0",
      "Let the first tier begin at 0, so that every unit has a price.",
    );
  tiers.forEach(({ from, price }, i) => {
    const before = tiers[i - 1]?.from;
    if (before !== undefined && from <= before)
      say(
        `/tiers/${i}/from`,
        `${from} after ${before}`,
        "each tier begins above the one before",
        "Order the tiers by the quantity they begin at, each once.",
      );
    if (!(price >= 0)) say(`/tiers/${i}/price`, String(price), "a price is not negative", "Correct the price.");
  });
  for (const [i, { atLeast }] of service.entries())
    if (service.findIndex((other) => other.atLeast === atLeast) !== i)
      say(
        `/service/${i}/atLeast`,
        `a second band from ${atLeast}`,
        "each service level has one band",
        "Leave one of the two out.",
      );
  const amounts = { leastUnits, reserve: fees.reserveFeePerSeatHour, cancel: fees.cancelFeePerSeatHour };
  for (const [name, amount] of Object.entries(amounts))
    if (!(amount >= 0)) say(`/${name}`, String(amount), "it is not negative", "Correct the number.");
  if (findings.length > 0) throw new Refusal(findings);
}
