import { type Agreement, type RequestLine, seatsOfLine, type Shop, type WorkLine } from "@springtide/contracts";
import { billedUnits } from "../agreements/billed-units.ts";
import { queueOf } from "../places.ts";
import { hoursOf } from "../requests/commitment-sheet.ts";
import type { DeliveredLine } from "./delivered-lines.ts";

/** Position-hours that are billed, and how what came stands to what was confirmed. */
export interface Billable {
  readonly hours: number;
  readonly tolerance: WorkLine["tolerance"];
}

/** Hours are told to a millionth. */
const NOTHING = 1e-6;

/**
 * What is billed of hours confirmed: what came, and no more than was confirmed. Where the two differ by no more than the tolerance, all that was
 * confirmed is.
 */
export function billableHours(confirmed: number, delivered: number | null, tolerance: number): Billable {
  if (delivered === null) return { hours: 0, tolerance: "unknown" };
  const off = Math.abs(delivered - confirmed);
  if (off <= NOTHING) return { hours: confirmed, tolerance: "exact" };
  if (off <= tolerance * confirmed + NOTHING) return { hours: confirmed, tolerance: "within" };
  return { hours: Math.min(delivered, confirmed), tolerance: delivered < confirmed ? "short" : "over" };
}

/**
 * Units of the tariff that a line is billed. Time is that of the seats of the line, its breaks and rounding as agreed, by the part of the confirmed
 * hours that is billed. Handled and productive time is what was measured, by the part of what came that is billed; where nobody measured it, it is
 * taken as if no seat was ever idle, which is the most it can be.
 */
export function billableUnits(
  { shop, agreement }: { readonly shop: Shop; readonly agreement: Agreement },
  line: RequestLine,
  delivered: DeliveredLine | undefined,
  billable: number,
): { readonly units: number; readonly measured: boolean } {
  const hours = hoursOf(line);
  const confirmed = hours * line.positionsLoggedIn;
  if (billable <= 0 || confirmed <= 0) return { units: 0, measured: true };
  const measured = measuredUnits({ shop, agreement }, line, delivered);
  if (measured !== null && delivered !== undefined && delivered.hours > 0)
    return { units: measured * Math.min(1, billable / delivered.hours), measured: true };
  const each = billedUnits(shop, agreement, { hours, queue: line.skill });
  const units = (each * seatsOfLine({ shop, agreement }, line) * billable) / confirmed;
  return { units, measured: agreement.tariff.unit.endsWith("-hours") && agreement.tariff.unit !== "productive-hours" };
}

/** Null where the unit is time that seats are there, or nobody measured it. */
function measuredUnits(
  { shop, agreement }: { readonly shop: Shop; readonly agreement: Agreement },
  line: RequestLine,
  delivered: DeliveredLine | undefined,
): number | null {
  const { productiveHours = null, handledHours = null } = delivered ?? {};
  switch (agreement.tariff.unit) {
    case "productive-hours":
      return productiveHours;
    case "handled-minutes":
      return handledHours === null ? null : handledHours * 60;
    case "handled-contacts":
      return handledHours === null ? null : (handledHours * 3600) / queueOf(shop, line.skill).ahtSeconds;
    case "scheduled-hours":
    case "logged-in-hours":
      return null;
  }
}
