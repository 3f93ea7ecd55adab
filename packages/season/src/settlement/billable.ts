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

/** Units that are billed, and what they rest on. */
interface BillableUnits {
  readonly units: number;
  readonly basis: WorkLine["unitsBasis"];
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
 * hours that is billed. Contacts, handled and productive time are what was recorded, by the part of what came that is billed; contacts that nobody
 * counted are reckoned from handled time, and what nobody measured is taken as if no seat was ever idle, which is the most it can be.
 */
export function billableUnits(
  { shop, agreement }: { readonly shop: Shop; readonly agreement: Agreement },
  line: RequestLine,
  delivered: DeliveredLine | undefined,
  billable: number,
): BillableUnits {
  const hours = hoursOf(line);
  const confirmed = hours * line.positionsLoggedIn;
  if (billable <= 0 || confirmed <= 0) return { units: 0, basis: "seats" };
  const measured = measuredUnits({ shop, agreement }, line, delivered);
  if (measured !== null && delivered !== undefined && delivered.hours > 0)
    return { ...measured, units: measured.units * Math.min(1, billable / delivered.hours) };
  const each = billedUnits(shop, agreement, { hours, queue: line.skill });
  const units = (each * seatsOfLine({ shop, agreement }, line) * billable) / confirmed;
  return { units, basis: TIME_OF_SEATS.has(agreement.tariff.unit) ? "seats" : "never-idle" };
}

const TIME_OF_SEATS: ReadonlySet<Agreement["tariff"]["unit"]> = new Set(["scheduled-hours", "logged-in-hours"]);

/** Null where the unit is time that seats are there, or nobody measured it. */
function measuredUnits(
  { shop, agreement }: { readonly shop: Shop; readonly agreement: Agreement },
  line: RequestLine,
  delivered: DeliveredLine | undefined,
): BillableUnits | null {
  const { productiveHours = null, handledHours = null, handledContacts = null } = delivered ?? {};
  const counted = (units: number | null): BillableUnits | null => (units === null ? null : { units, basis: "counted" });
  switch (agreement.tariff.unit) {
    case "productive-hours":
      return counted(productiveHours);
    case "handled-minutes":
      return counted(handledHours === null ? null : handledHours * 60);
    case "handled-contacts":
      if (handledContacts !== null || handledHours === null) return counted(handledContacts);
      return { units: (handledHours * 3600) / queueOf(shop, line.skill).ahtSeconds, basis: "handled-time" };
    case "scheduled-hours":
    case "logged-in-hours":
      return null;
  }
}
