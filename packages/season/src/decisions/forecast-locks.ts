import { civilDay, isoDay } from "@springtide/calendar";
import type { Agreement, DecisionDeadline, ForecastLock } from "@springtide/contracts";
import { deadlineOf, lockTerms, roundMoney } from "@springtide/planning";
import { billedUnits } from "../agreements/billed-units.ts";
import { tariffOf } from "../agreements/tariff-of-agreement.ts";
import { workingCalendarOf } from "../agreements/working-calendar.ts";
import { type BilledPeriod, billedPeriods } from "../economics/partner-lines.ts";
import type { StandByDecision } from "./decide-stand-by.ts";
import type { Deciding } from "./deciding.ts";
import { dayWords } from "./decision-words.ts";

type Decided = Pick<StandByDecision, "partners" | "options" | "seats" | "known">;

/**
 * The forecasts that agreements lock: for each period of the tariff the volume to give and by when, above how much more penalties are suspended and
 * below how many units the least is billed, with the chances of both and what the least is expected to cost over what is asked for anyway. What is
 * locked is what the possible seasons expect: the contacts of the queues served, and the seats asked for in the tariff's unit. Seats that were asked
 * for and do not come are the partner's fault, and count as asked. Penalties follow the contacts that come in a season, whoever handles them.
 */
export function forecastLocks(deciding: Deciding, decisions: readonly Decided[]): ForecastLock[] {
  return deciding.basis.shop.agreements.flatMap((agreement) => {
    const { forecastLock } = agreement;
    if (forecastLock === null) return [];
    const unitsOnDay = unitsAsked(deciding, decisions, agreement);
    const { firstDay, days } = deciding.basis.grid;
    return billedPeriods(agreement, { firstDay: isoDay(firstDay), days }).map((period) =>
      lockOf(deciding, agreement, forecastLock, period, unitsOnDay),
    );
  });
}

function lockOf(
  deciding: Deciding,
  agreement: Agreement,
  { notice, band, leastShare }: NonNullable<Agreement["forecastLock"]>,
  period: BilledPeriod,
  unitsOnDay: (path: number, day: number) => number,
): ForecastLock {
  const { basis, demand } = deciding;
  const { grid, paths } = basis;
  const served = demand.queues.filter(({ queue }) => agreement.serves.includes(queue));
  const days = [...period.days].map((day) => civilDay(day) - grid.firstDay);
  const overDays = (of: (day: number) => number): number => days.reduce((sum, day) => sum + of(day), 0);
  const units = Array.from({ length: paths }, (_, path) => overDays((day) => unitsOnDay(path, day)));
  const contacts = units.map((_, path) =>
    overDays((day) => served.reduce((sum, { dailyCounts }) => sum + (dailyCounts[path * grid.days + day] ?? 0), 0)),
  );
  const [lockedUnits, lockedContacts] = [meanOf(units), meanOf(contacts)];
  const tariff = tariffOf(agreement);
  const terms = contacts.map((offered) =>
    lockTerms({ lockedUnits: lockedContacts, offeredUnits: offered, band, leastShare }),
  );
  const leastUnits = Math.max(tariff.leastUnits * period.share, lockedUnits * leastShare);
  const short = units.map((asked) => Math.max(0, leastUnits - asked));
  const calendar = workingCalendarOf(basis, agreement);
  const startMs = grid.startsMs[grid.dayOffsets[days[0] ?? 0] ?? 0] ?? 0;
  return {
    agreement: agreement.id,
    firstDay: isoDay(grid.firstDay + (days[0] ?? 0)),
    lastDay: isoDay(grid.firstDay + (days.at(-1) ?? 0)),
    lockBy: calendar.zone.formatInstant(deadlineOf(notice, startMs, calendar)),
    contacts: rounded(lockedContacts),
    mostContacts: rounded(lockedContacts * (1 + band)),
    chanceAbove: shareOf(terms.map(({ arePenaltiesSuspended }) => arePenaltiesSuspended)),
    unit: tariff.unit,
    units: rounded(lockedUnits),
    leastUnits: rounded(leastUnits),
    chanceBelow: shareOf(short.map((each) => each > 0)),
    shortUnits: rounded(meanOf(short)),
    shortCost: roundMoney(meanOf(short) * (tariff.tiers[0]?.price ?? 0)),
  };
}

/** Units of the tariff asked for, ordered and confirmed, by season and day on which a block begins. */
function unitsAsked(
  { basis: { shop, grid, paths } }: Deciding,
  decisions: readonly Decided[],
  agreement: Agreement,
): (path: number, day: number) => number {
  const units = new Float64Array(paths * grid.days);
  for (const { partners, options, seats, known } of decisions)
    options.forEach(({ partner, from, hours }, i) => {
      if (partners[partner]?.agreement.id !== agreement.id) return;
      const day = grid.dayOffsets.findLastIndex((first) => first <= from);
      const each = billedUnits(shop, agreement, { hours, queue: agreement.serves[0] ?? "" });
      known.forEach(({ paths: own }, s) => {
        const asked = ((seats.ordered[i] ?? 0) + (seats.confirmed[s]?.[i] ?? 0)) * each;
        for (const path of own) units[path * grid.days + day] = (units[path * grid.days + day] ?? 0) + asked;
      });
    });
  return (path, day) => units[path * grid.days + day] ?? 0;
}

/** By when each locked forecast must be given. */
export function lockDeadlines({ basis }: Deciding, locks: readonly ForecastLock[]): DecisionDeadline[] {
  return locks.flatMap((lock) => {
    const agreement = basis.shop.agreements.find(({ id }) => id === lock.agreement);
    if (agreement === undefined) return [];
    const unit = lock.unit.replace(/-(?=\w+$)/, " ");
    return [
      {
        at: lock.lockBy,
        zone: agreement.zone,
        kind: "lock",
        subject: `${lock.agreement}-${lock.firstDay}`,
        words: `${agreement.partner}: give the forecast for ${dayWords(lock.firstDay)} to ${dayWords(lock.lastDay)}: ${whole(lock.contacts)} contacts, for which ${whole(lock.units)} ${unit} are expected to be asked for. Above ${whole(lock.mostContacts)} contacts nothing is taken off for bad service; at least ${whole(lock.leastUnits)} ${unit} are billed`,
        silence: "No forecast is locked: what holds then of penalties and of the least billed is the partner's to say.",
        costIfDone: lock.shortCost,
        costIfNot: null,
        probability: 1,
      },
    ];
  });
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function shareOf(flags: readonly boolean[]): number {
  return flags.filter(Boolean).length / Math.max(1, flags.length);
}

/** Contacts and units are told to a hundredth. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en-GB");
}
