import type { Statement, StatementRemark } from "@springtide/contracts";

/** When a month was final for the first time, and what it came to then. */
export interface SealedMonth extends NonNullable<Statement["sealed"]> {
  /** Whether the shop file has other terms of the agreement by now. */
  readonly areTermsOutdated: boolean;
}

/** What both sides should know of a month that was final before: its terms stay, and what was recorded since shows with both values. */
export function sealRemarks(seal: SealedMonth | null, netCents: number): StatementRemark[] {
  if (seal === null) return [];
  const finalOn = seal.at.slice(0, 10);
  return [
    ...(seal.areTermsOutdated ? [{ code: "terms-outdated", finalOn } as const] : []),
    ...(netCents === seal.netCents
      ? []
      : [{ code: "differs-from-sealed", finalOn, sealedCents: seal.netCents, netCents } as const]),
  ];
}
