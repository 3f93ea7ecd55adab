import { timeZone } from "@springtide/calendar";
import type { Agreement } from "@springtide/contracts";
import type { BlockTerms } from "@springtide/planning";
import type { SeasonBasis } from "../basis.ts";
import { availableSeats } from "../permitted/available-seats.ts";

/**
 * What shapes of blocks an agreement allows on the plan's grid. Lengths are elapsed time, so that four hours stay four over a
 * clock change; starts are read off the partner's clock, and each pass of a repeated hour counts.
 */
export function blockTermsOf(basis: Pick<SeasonBasis, "shop" | "grid" | "holidays">, agreement: Agreement): BlockTerms {
  const { grid } = basis;
  const zone = timeZone(agreement.zone);
  return {
    shortestSeconds: agreement.minimumBlockMinutes * 60,
    longestSeconds: agreement.maximumBlockMinutes === null ? Infinity : agreement.maximumBlockMinutes * 60,
    lengthStepSeconds: agreement.blockStepMinutes * 60,
    available: availableSeats(basis, agreement),
    mayStart: Uint8Array.from(grid.startsMs, (ms) =>
      Math.floor(zone.minuteOfDayAt(ms)) % agreement.startEveryMinutes === 0 ? 1 : 0,
    ),
    seconds: grid.seconds,
  };
}
