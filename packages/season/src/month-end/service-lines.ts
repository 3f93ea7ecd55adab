import { type CivilDay, timeZone } from "@springtide/calendar";
import {
  type AccrualLine,
  type Agreement,
  type CommitmentRequest,
  type OwedKind,
  type RequestLine,
  seatsOfLine,
  type Shop,
} from "@springtide/contracts";
import { billedUnits } from "../agreements/billed-units.ts";
import { billingPeriod } from "../agreements/billing-period.ts";
import { hoursOf } from "../requests/commitment-sheet.ts";
import { AGREED_STATES } from "../requests/line-transitions.ts";
import { settleDeadlines } from "../requests/settle-deadlines.ts";

/** One line of a request as something is owed for it. */
export interface ServiceLine {
  readonly request: CommitmentRequest;
  readonly kind: OwedKind;
  readonly basis: AccrualLine["basis"];
  /** Period of the tariff in which it counts: that of the day on which it begins. */
  readonly tariffPeriod: string;
  readonly startMs: number;
  /** Of its time, how much lies on each day of the agreement's clock; adds up to 1. */
  readonly days: readonly { readonly day: CivilDay; readonly share: number }[];
  readonly seatHours: number;
  /** As the tariff counts them; of fees seat-hours. What came of what was ordered. */
  readonly units: number;
  /** Before anything was delivered. */
  readonly orderedUnits: number;
}

/**
 * All of an agreement's requests that money is owed for: seats agreed on, by what was recorded of their delivery or in full where nothing was;
 * seats ever reserved, whatever became of them; seats cancelled at a fee. More than was ordered is not owed. A deadline that passed counts as settled.
 */
export function serviceLines(
  shop: Shop,
  agreement: Agreement,
  requests: readonly CommitmentRequest[],
  nowMs: number,
): ServiceLine[] {
  return requests
    .filter((request) => request.shop === shop.id && request.agreement === agreement.id)
    .map((request) => settleDeadlines(request, nowMs).request)
    .flatMap((request) => request.lines.flatMap((line) => servicesOf(shop, agreement, request, line)));
}

function servicesOf(
  shop: Shop,
  agreement: Agreement,
  request: CommitmentRequest,
  line: RequestLine,
): readonly ServiceLine[] {
  const hours = hoursOf(line);
  const seats = (positions: number): number =>
    positions === 0 ? 0 : seatsOfLine({ shop, agreement }, { ...line, positionsLoggedIn: positions });
  const zone = timeZone(agreement.zone);
  const startMs = Date.parse(line.start);
  const common = {
    ...{ request, startMs, days: daysOf(agreement, line) },
    tariffPeriod: billingPeriod(zone.dayAt(startMs), agreement.tariff.period),
  };
  const services: ServiceLine[] = [];
  if (AGREED_STATES.has(line.state)) {
    const ordered = seats(line.positionsLoggedIn);
    const came = line.deliveredHours === null ? 1 : shareThatCame(line.deliveredHours, hours * line.positionsLoggedIn);
    const orderedUnits = billedUnits(shop, agreement, { hours, queue: line.skill }) * ordered;
    services.push({
      ...common,
      kind: "work",
      basis: line.deliveredHours === null ? "ordered" : "delivery-recorded",
      ...{ seatHours: hours * ordered * came, units: orderedUnits * came, orderedUnits },
    });
  }
  const fee = (kind: OwedKind, basis: AccrualLine["basis"], positions: number): void => {
    const seatHours = hours * seats(positions);
    services.push({ ...common, kind, basis, seatHours, units: seatHours, orderedUnits: seatHours });
  };
  if (line.reservedPositions !== null) fee("stand-by", "reserved", line.reservedPositions);
  if (line.state === "cancelled") fee("cancellation", "cancelled", line.positionsLoggedIn);
  return services;
}

function shareThatCame(delivered: number, ordered: number): number {
  return ordered <= 0 ? 0 : Math.min(1, delivered / ordered);
}

/** Elapsed time by day of the agreement's clock: a block over midnight lies on two days, an hour that the clock repeats counts twice. */
function daysOf(agreement: Agreement, { start, end }: Pick<RequestLine, "start" | "end">): ServiceLine["days"] {
  const zone = timeZone(agreement.zone);
  const [fromMs, toMs] = [Date.parse(start), Date.parse(end)];
  const last = zone.dayAt(toMs - 1);
  const days: { day: CivilDay; share: number }[] = [];
  for (let day = zone.dayAt(fromMs); day <= last; day += 1) {
    const onDay = Math.min(toMs, zone.startOfDayMs(day + 1)) - Math.max(fromMs, zone.startOfDayMs(day));
    if (onDay > 0) days.push({ day, share: onDay / (toMs - fromMs) });
  }
  return days;
}

/** Share of a line's time up to the end of a day. */
export function shareThrough({ days }: Pick<ServiceLine, "days">, through: CivilDay): number {
  return days.reduce((sum, { day, share }) => sum + (day <= through ? share : 0), 0);
}
