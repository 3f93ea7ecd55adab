import type { Role } from "@springtide/contracts";

/** Parts of the partners' page, by the word that stands for them in an address, in the order in which they are listed: what waits for somebody goes before what is looked up. */
const PARTS = ["requests", "recuts", "statements", "readiness", "compare", "split"] as const;
export type PartnersPart = (typeof PARTS)[number];

/** The part that an address without one shows. */
export const FIRST_PART = PARTS[0];

/** What somebody may do here. */
export interface Rights {
  /** Ask partners for seats, and record what they delivered. */
  readonly mayAct: boolean;
  /** Answer disputes, and record how a month was served. */
  readonly maySettle: boolean;
  /** Let a partner's team in by a link. */
  readonly mayShare: boolean;
}

export function rightsOf(roles: readonly Role[]): Rights {
  const mayAct = roles.includes("owner") || roles.includes("planner");
  return { mayAct, maySettle: mayAct || roles.includes("finance"), mayShare: roles.includes("owner") };
}

/** The parts that somebody sees: who asks nothing of partners shares nothing out among them. */
export function partsFor({ mayAct }: Rights): readonly PartnersPart[] {
  return mayAct ? PARTS : PARTS.filter((part) => part !== "split");
}
