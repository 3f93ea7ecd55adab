import type { Finding } from "@springtide/refusal";
import type { ShopFile } from "../shop-file.ts";

const LONGEST_PLAN_DAYS = 800;
/** Holidays and clock changes are known, or at least ruled, between these years. */
const EARLIEST_YEAR = 1970;
const LATEST_YEAR = 2199;

/** Plan levels and horizons that no plan can have. */
export function planFindings({ plan }: Pick<ShopFile, "plan">): Finding[] {
  const findings: Finding[] = [];
  const level = planLevelOf(plan.readyFor);
  if (!(level > 0 && level < 1))
    findings.push({
      code: "plan-level-out-of-range",
      place: { field: "/plan/readyFor" },
      found: `"${plan.readyFor}"`,
      rule: "a plan is ready for some, but never for all possible seasons",
      remedy: "Write a level between 1 of 10 and 99 of 100.",
    });
  const days = plan.horizon / 86_400;
  if (days < 1 || days > LONGEST_PLAN_DAYS || !Number.isInteger(days))
    findings.push({
      code: "horizon-out-of-range",
      place: { field: "/plan/horizon" },
      found: `${days} days`,
      rule: `a plan covers 1 to ${LONGEST_PLAN_DAYS} whole days`,
      remedy: "Write the horizon as days or weeks, such as 182d or 26w.",
    });
  const year = Number(plan.firstDay?.slice(0, 4) ?? EARLIEST_YEAR);
  if (year < EARLIEST_YEAR || year > LATEST_YEAR)
    findings.push({
      code: "first-day-out-of-range",
      place: { field: "/plan/firstDay" },
      found: plan.firstDay ?? "",
      rule: `a plan begins between ${EARLIEST_YEAR} and ${LATEST_YEAR}`,
      remedy: "Correct the year.",
    });
  return findings;
}

/** "8 of 10" as the share 0.8. */
export function planLevelOf(readyFor: string): number {
  const [ready, of] = readyFor.split(" of ").map(Number);
  return (ready ?? Number.NaN) / (of ?? Number.NaN);
}
