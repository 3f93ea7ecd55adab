import type { Statement } from "@springtide/contracts";

/** When a month was final for the first time, and what it came to then. */
export interface SealedMonth extends NonNullable<Statement["sealed"]> {
  /** Whether the shop file has other terms of the agreement by now. */
  readonly areTermsOutdated: boolean;
}

/** What both sides should know of a month that was final before: its terms stay, and what was recorded since shows with both values. */
export function sealRemarks(
  seal: SealedMonth | null,
  { netCents, currency }: { readonly netCents: number; readonly currency: string },
): string[] {
  if (seal === null) return [];
  const day = seal.at.slice(0, 10);
  const amount = (cents: number): string => `${(cents / 100).toFixed(2)} ${currency}`;
  return [
    ...(seal.areTermsOutdated
      ? [`The shop file has other terms by now; this month stays with those by which it was final on ${day}.`]
      : []),
    ...(netCents === seal.netCents
      ? []
      : [
          `When it was final for the first time, on ${day}, it came to ${amount(seal.netCents)}; by what was recorded since it comes to ${amount(netCents)}.`,
        ]),
  ];
}
