import type { Agreement } from "@springtide/contracts";
import { invoiceOf, lockTerms, type LockTerms, totalOfLines } from "@springtide/planning";
import { billedUnits } from "../agreements/billed-units.ts";
import { billingPeriod } from "../agreements/billing-period.ts";
import { tariffOf } from "../agreements/tariff-of-agreement.ts";
import type { DecidedPartner } from "../decisions/block-options.ts";
import { type BoughtSeats, seatsComing } from "./bought-seats.ts";
import type { QueueDayMet, ReplayedSeason } from "./replayed-season.ts";

/** What partners were paid: for the season, and for each of its days. */
export interface PartnerBills {
  readonly total: number;
  /** By day of the season: bills are of whole periods, and a day has its part of what they are for. */
  readonly byDay: Float64Array;
}

interface UsedOnDay {
  readonly units: number;
  readonly reservedHours: number;
  readonly cancelledHours: number;
  /** Units of the seats ordered firmly, cancelled ones included. */
  readonly orderedUnits: number;
}

/** What one agreement did in one period of its tariff. */
interface BilledPeriod {
  readonly days: number[];
  readonly ofDay: Map<number, UsedOnDay>;
}

/**
 * The bills of all partners by their tariffs: seats that came, seats reserved or cancelled, commitments and the service of each period. Where contacts or
 * productive hours are billed, a seat is taken to be never idle.
 * @param met by day and queue, for bonus and malus
 */
export function billsOf(
  season: ReplayedSeason,
  bought: readonly BoughtSeats[],
  met: readonly (readonly QueueDayMet[])[],
): PartnerBills {
  const byDay = new Float64Array(season.grid.days);
  const totals = season.partners.flatMap((partner, p) =>
    [...periodsOf(season, partner.agreement).values()].map((period) => {
      addSeats(
        season,
        partner.agreement,
        bought.filter((block) => block.partner === p),
        period,
      );
      const total = periodTotal(season, partner, period, met);
      shareOut(total, partner.agreement, period, byDay);
      return total;
    }),
  );
  return { total: totalOfLines(totals), byDay };
}

function periodsOf({ grid }: ReplayedSeason, { tariff }: Agreement): Map<string, BilledPeriod> {
  const periods = new Map<string, BilledPeriod>();
  for (let day = 0; day < grid.days; day += 1) {
    const key = billingPeriod(grid.firstDay + day, tariff.period);
    const period: BilledPeriod = periods.get(key) ?? { days: [], ofDay: new Map() };
    period.days.push(day);
    periods.set(key, period);
  }
  return periods;
}

function addSeats(
  { grid, deciding }: ReplayedSeason,
  agreement: Agreement,
  bought: readonly BoughtSeats[],
  { days, ofDay }: BilledPeriod,
): void {
  for (const block of bought) {
    const day = grid.dayOffsets.findLastIndex((from) => from <= block.from);
    if (!days.includes(day)) continue;
    const hours = grid.seconds.subarray(block.from, block.to).reduce((sum, seconds) => sum + seconds, 0) / 3600;
    const known = ofDay.get(day) ?? { units: 0, reservedHours: 0, cancelledHours: 0, orderedUnits: 0 };
    const units = billedUnits(deciding.basis.shop, agreement, { hours, queue: agreement.serves[0] ?? "" });
    ofDay.set(day, {
      units: known.units + units * seatsComing(block),
      reservedHours: known.reservedHours + hours * block.reserved,
      cancelledHours: known.cancelledHours + hours * block.cancelled,
      orderedUnits: known.orderedUnits + units * (block.ordered + block.cancelled),
    });
  }
}

function periodTotal(
  season: ReplayedSeason,
  partner: DecidedPartner,
  period: BilledPeriod,
  met: readonly (readonly QueueDayMet[])[],
): number {
  const { agreement, serves } = partner;
  const used = [...period.ofDay.values()];
  return invoiceOf(tariffOf(agreement), {
    units: used.reduce((sum, { units }) => sum + units, 0),
    reservedSeatHours: used.reduce((sum, { reservedHours }) => sum + reservedHours, 0),
    cancelledSeatHours: used.reduce((sum, { cancelledHours }) => sum + cancelledHours, 0),
    serviceLevel: agreement.tariff.service.length === 0 ? null : serviceOf(period.days, serves, met),
    lock: lockOf(season, partner, period, met),
  }).total;
}

/**
 * What a locked forecast means for a period, where the agreement locks one: contacts as they were forecast on the season's first day, and the units
 * that were ordered firmly, whatever was cancelled of them later.
 */
function lockOf(
  season: ReplayedSeason,
  { agreement: { forecastLock }, serves }: DecidedPartner,
  { days, ofDay }: BilledPeriod,
  met: readonly (readonly QueueDayMet[])[],
): LockTerms | undefined {
  if (forecastLock === null) return undefined;
  const { band, leastShare } = forecastLock;
  const [lockedUnits, offeredUnits] = contactsOf(season, days, serves, met);
  const orderedUnits = [...ofDay.values()].reduce((sum, used) => sum + used.orderedUnits, 0);
  const { arePenaltiesSuspended } = lockTerms({ lockedUnits, offeredUnits, band, leastShare });
  return { arePenaltiesSuspended, leastUnits: orderedUnits * leastShare };
}

/** Contacts forecast, and contacts that came, of the queues that a partner serves. */
function contactsOf(
  season: ReplayedSeason,
  days: readonly number[],
  serves: DecidedPartner["serves"],
  met: readonly (readonly QueueDayMet[])[],
): readonly [number, number] {
  let [forecast, came] = [0, 0];
  for (const day of days)
    for (const { queue } of serves) {
      forecast += season.forecastOn(queue, day);
      came += met[day]?.[queue]?.contacts ?? 0;
    }
  return [forecast, came];
}

/** Share of the contacts that the partner may work which were served as promised; null where none came. */
function serviceOf(
  days: readonly number[],
  serves: DecidedPartner["serves"],
  met: readonly (readonly QueueDayMet[])[],
): number | null {
  let [contacts, late] = [0, 0];
  for (const day of days)
    for (const { queue } of serves) {
      contacts += met[day]?.[queue]?.contacts ?? 0;
      late += met[day]?.[queue]?.late ?? 0;
    }
  return contacts > 0 ? 1 - late / contacts : null;
}

/** A bill's parts by day: by what was used then, evenly where nothing was. */
function shareOut(total: number, agreement: Agreement, { days, ofDay }: BilledPeriod, byDay: Float64Array): void {
  const price = tariffOf(agreement).tiers[0]?.price ?? 0;
  const fee = agreement.standBy?.feePerSeatHour ?? 0;
  const cancelFee = agreement.cancel?.feePerSeatHour ?? 0;
  const weightOf = (day: number): number => {
    const { units = 0, reservedHours = 0, cancelledHours = 0 } = ofDay.get(day) ?? {};
    return units * price + reservedHours * fee + cancelledHours * cancelFee;
  };
  const whole = days.reduce((sum, day) => sum + weightOf(day), 0);
  for (const day of days)
    byDay[day] = (byDay[day] ?? 0) + total * (whole > 0 ? weightOf(day) / whole : 1 / days.length);
}
