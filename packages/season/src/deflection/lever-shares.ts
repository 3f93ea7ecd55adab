import type { Deflection } from "@springtide/contracts";

/** What becomes of the contacts that would come without a lever; shares of all of them. */
interface LeverShares {
  /** Resolved, for now or for good. */
  readonly resolved: number;
  /** Resolved at first, and back later. */
  readonly comesBack: number;
  /** Lost because the lever stands in the way. */
  readonly lost: number;
  /** Who reach people, at once or later. */
  readonly toPeople: number;
}

/** Shares of a lever; what it resolves and whom it loses are shares of those who meet it. */
export function leverShares(
  lever: Pick<Deflection, "meetsShare" | "resolvesShare" | "comesBackShare" | "lostShare">,
): LeverShares {
  const resolved = lever.meetsShare * lever.resolvesShare;
  const comesBack = resolved * lever.comesBackShare;
  const lost = lever.meetsShare * lever.lostShare;
  return { resolved, comesBack, lost, toPeople: 1 - resolved - lost + comesBack };
}

/** Contacts that a lever in use resolves beside so many that reach people: it is in their history already. */
export function resolvedByLever(lever: Deflection, contacts: number): number {
  const { resolved, toPeople } = leverShares(lever);
  return toPeople > 0 ? (contacts * resolved) / toPeople : 0;
}
