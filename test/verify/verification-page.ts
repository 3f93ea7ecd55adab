import type { Comparison, Effort } from "./compare.ts";
import type { Verdict } from "./verify-all.ts";

/** The comparisons as a page in markdown; the same comparisons give the same text. */
export function verificationPage(comparisons: readonly Comparison[], verdict: Verdict, effort: Effort): string {
  const share = `${(100 * verdict.withinThree).toFixed(1)} %`;
  return [
    "# The simulation beside the formulas",
    "",
    "Made by `npm run verify`; do not edit.",
    "",
    `${verdict.systems} systems are played out, with seeds fixed beforehand, and compared with what formulas say exactly: ${effort.contacts.toLocaleString("en-GB")} contacts for each queue in steady state, ${effort.replications.toLocaleString("en-GB")} days for each day. Half-widths are those of 95 % intervals; the last column is the difference in standard errors.`,
    "",
    `Of ${verdict.comparisons} comparisons ${share} lie within 3 standard errors; the farthest lies at ${verdict.farthest.toFixed(2)}. Asked for: 99 % within 3, none beyond 4.5. Chance alone would leave 99.7 % within 3.`,
    "",
    "Left out are figures that fewer than 1,000 contacts would make. Service levels of single intervals of a day are left out too: there the formula takes the team as it is when a contact comes, so it is no yardstick near a change of team.",
    "",
    "| system | formula | figure | exact | simulated | half-width | standard errors |",
    "| --- | --- | --- | ---: | ---: | ---: | ---: |",
    ...comparisons.map(
      ({ system, formula, figure, exact, simulated, halfWidth, distance }) =>
        `| ${system} | ${formula} | ${figure} | ${digits(exact)} | ${digits(simulated)} | ${digits(halfWidth)} | ${distance.toFixed(2)} |`,
    ),
    "",
  ].join("\n");
}

/** Five digits that count, without powers of ten. */
function digits(value: number): string {
  if (value === 0) return "0";
  const places = Math.min(8, Math.max(0, 4 - Math.floor(Math.log10(Math.abs(value)))));
  return value.toFixed(places);
}
