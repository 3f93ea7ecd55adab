import { type CivilDay, timeZone } from "@springtide/calendar";
import {
  type AccrualLine,
  type Agreement,
  type CommitmentRequest,
  type DeliveredInterval,
  type OwedKind,
  type RequestLine,
  seatsOfLine,
  type Shop,
} from "@springtide/contracts";
import { billedUnits } from "../agreements/billed-units.ts";
import { billingPeriod } from "../agreements/billing-period.ts";
import { billableHours, billableUnits } from "../settlement/billable.ts";
import { type DeliveredLine, deliveredLines } from "../settlement/delivered-lines.ts";
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
 * All of an agreement's requests that money is owed for: seats agreed on, by what is billed of what came as a settlement counts it, or in full where
 * nobody recorded it; seats ever reserved, whatever became of them; seats cancelled at a fee. A deadline that passed counts as settled.
 * @param deliveries what was measured by interval, where it was
 */
export function serviceLines(
  shop: Shop,
  agreement: Agreement,
  requests: readonly CommitmentRequest[],
  { deliveries, nowMs }: { readonly deliveries: readonly DeliveredInterval[]; readonly nowMs: number },
): ServiceLine[] {
  const own = requests
    .filter((request) => request.shop === shop.id && request.agreement === agreement.id)
    .map((request) => settleDeadlines(request, nowMs).request)
    .flatMap((request) => request.lines.map((line) => ({ id: `${request.id}/${line.id}`, request, line })));
  const delivered = deliveredLines(
    own,
    deliveries.filter((interval) => interval.agreement === agreement.id),
    shop.intervalMinutes,
  );
  return own.flatMap(({ id, request, line }) =>
    servicesOf(shop, agreement, { request, line, came: delivered.get(id) }),
  );
}

function servicesOf(
  shop: Shop,
  agreement: Agreement,
  {
    request,
    line,
    came,
  }: { readonly request: CommitmentRequest; readonly line: RequestLine; readonly came: DeliveredLine | undefined },
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
    const [ordered, confirmed] = [seats(line.positionsLoggedIn), hours * line.positionsLoggedIn];
    const orderedUnits = billedUnits(shop, agreement, { hours, queue: line.skill }) * ordered;
    const billable =
      came === undefined ? confirmed : billableHours(confirmed, came.hours, agreement.settlementTolerance ?? 0).hours;
    services.push({
      ...common,
      kind: "work",
      basis: came === undefined ? "ordered" : "delivery-recorded",
      seatHours: confirmed > 0 ? (hours * ordered * billable) / confirmed : 0,
      ...{ units: billableUnits({ shop, agreement }, line, came, billable).units, orderedUnits },
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
