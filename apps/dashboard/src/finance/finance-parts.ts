import type { Role } from "@springtide/contracts";

/** Parts of finance's page, by the word that stands for them in an address, in the order in which they are listed. */
const PARTS = ["first", "scenarios", "questions", "pictures", "month"] as const;
export type FinancePart = (typeof PARTS)[number];

/** The parts that somebody sees: a month is closed by owners and finance alone. */
export function partsFor(roles: readonly Role[]): readonly FinancePart[] {
  return roles.includes("owner") || roles.includes("finance") ? PARTS : PARTS.filter((part) => part !== "month");
}

/** Whether somebody asks for scenarios and comparisons; a viewer reads those of others. */
export function mayAsk(roles: readonly Role[]): boolean {
  return roles.some((role) => role === "owner" || role === "planner" || role === "finance");
}
