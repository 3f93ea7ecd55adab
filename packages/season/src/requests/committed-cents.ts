import { timeZone } from "@springtide/calendar";
import { type RequestLine, seatsOfLine } from "@springtide/contracts";
import { amountCents, workCost } from "@springtide/planning/terms";
import { billedUnits } from "../agreements/billed-units.ts";
import { billingPeriod } from "../agreements/billing-period.ts";
import { tariffOf } from "../agreements/tariff-of-agreement.ts";
import { hoursOf } from "./commitment-sheet.ts";
import type { RequestTerms } from "./line-deadlines.ts";
import { AGREED_STATES } from "./line-transitions.ts";

/**
 * What lines commit the client to, whole cents of the shop's currency: the work of the seats confirmed by the agreement's tariff, its tiers
 * counted over these lines in each of its periods; fees of the seats ever reserved; fees of those cancelled. Seats that silence confirms count
 * as confirmed. Each period's work is rounded once, and so is each line's fee.
 */
export function committedCents(terms: RequestTerms, lines: readonly RequestLine[]): number {
  const { shop, agreement } = terms;
  const tariff = tariffOf(agreement);
  const zone = timeZone(agreement.zone);
  const units = new Map<string, number>();
  let cents = 0;
  for (const line of lines) {
    const hours = hoursOf(line);
    const seatHours = (positions: number): number =>
      hours * seatsOfLine(terms, { ...line, positionsLoggedIn: positions });
    if (AGREED_STATES.has(line.state) || isTakenBySilence(line)) {
      const period = billingPeriod(zone.dayAt(Date.parse(line.start)), agreement.tariff.period);
      const billed = billedUnits(shop, agreement, { hours, queue: line.skill }) * seatsOfLine(terms, line);
      units.set(period, (units.get(period) ?? 0) + billed);
    }
    if (line.reservedPositions !== null)
      cents += amountCents(seatHours(line.reservedPositions) * tariff.reserveFeePerSeatHour);
    if (line.state === "cancelled")
      cents += amountCents(seatHours(line.positionsLoggedIn) * tariff.cancelFeePerSeatHour);
  }
  for (const billed of units.values()) cents += amountCents(workCost(tariff, billed));
  return cents;
}

/** Reserved seats that nobody needs to confirm are committed to already. */
function isTakenBySilence({ state, deadlines }: RequestLine): boolean {
  return state === "reserved" && deadlines?.confirm?.silence === "confirmed";
}
