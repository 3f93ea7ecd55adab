import {
  type ChargeLine,
  type ChargeReason,
  type Dispute,
  seatsOfLine,
  type ServiceOfPeriod,
  type WorkLine,
} from "@springtide/contracts";
import { serviceShare, type Tariff } from "@springtide/planning/terms";
import { decimalOf } from "../partner/decimal.ts";
import { hoursOf } from "../requests/commitment-sheet.ts";
import type { RequestTerms } from "../requests/line-deadlines.ts";
import { chargeInWords } from "./charge-words.ts";
import { priceAt, pricedPart } from "./priced-parts.ts";
import type { LockOfPeriod } from "./locks-of-month.ts";
import type { StatementPeriod } from "./statement-periods.ts";
import type { MonthOfWork } from "./work-lines.ts";

/** What charges are reckoned from. */
export interface ChargeBasis {
  readonly terms: RequestTerms;
  readonly tariff: Tariff;
  readonly work: MonthOfWork;
  readonly periods: readonly StatementPeriod[];
  readonly locks: readonly LockOfPeriod[];
  /** By period of the tariff. */
  readonly service: readonly ServiceOfPeriod[];
  /** Whether a period is over. */
  readonly isOver: (period: StatementPeriod) => boolean;
}

type Charge = Omit<ChargeLine, "quantity" | "price" | "cents" | "words">;

/** Everything beside the work: stand-by, cancellations, commitments not used, bonus and malus, and earlier work at a price reached since. */
export function chargesOf(basis: ChargeBasis): ChargeLine[] {
  return [
    ...basis.work.lines.flatMap((line) => feesOf(basis, line)),
    ...basis.periods.flatMap((period) => [
      ...shortfallOf(basis, period),
      ...repricingOf(basis, period),
      ...serviceOf(basis, period),
    ]),
  ];
}

/** Fees of the seats ever reserved in a line, whatever became of them, and of those cancelled. */
function feesOf({ terms, tariff, work }: ChargeBasis, { id }: WorkLine): ChargeLine[] {
  const line = work.told.get(id);
  if (line === undefined) return [];
  const seatHours = (positions: number): number =>
    hoursOf(line) * seatsOfLine(terms, { ...line, positionsLoggedIn: positions });
  const reserved = line.reservedPositions === null ? 0 : seatHours(line.reservedPositions);
  const cancelled = line.state === "cancelled" ? seatHours(line.positionsLoggedIn) : 0;
  return [
    ...charge(
      { id: `${id}:reserve`, kind: "reserve", about: id, why: { code: "kept-free" } },
      reserved,
      tariff.reserveFeePerSeatHour,
    ),
    ...charge(
      { id: `${id}:cancellation`, kind: "cancellation", about: id, why: { code: "cancelled" } },
      cancelled,
      tariff.cancelFeePerSeatHour,
    ),
  ];
}

/** Units billed though fewer were used, in the month in which the period ends and once it is over. */
function shortfallOf({ terms, tariff, work, locks, isOver }: ChargeBasis, period: StatementPeriod): ChargeLine[] {
  if (!period.endsInMonth || !isOver(period)) return [];
  const used = (work.earlierUnits.get(period.key) ?? 0) + (work.unitsOfMonth.get(period.key) ?? 0);
  const locked = locks.find(({ key }) => key === period.key)?.lock.leastUnits ?? 0;
  const committed = tariff.leastUnits * period.share;
  const least = Math.max(committed, locked);
  const code = locked > committed ? "locked-units-unused" : "committed-units-unused";
  return charge(
    {
      ...{ id: `commitment:${period.key}`, kind: "commitment", about: null },
      why: { code, usedUnits: used, leastUnits: least, unit: terms.agreement.tariff.unit },
    },
    Math.max(0, least - used),
    tariff.tiers[0]?.price ?? 0,
  );
}

/** Where all units have the price of the tier reached, those of months before are brought to it. */
function repricingOf({ tariff, work }: ChargeBasis, period: StatementPeriod): ChargeLine[] {
  const earlier = work.earlierUnits.get(period.key) ?? 0;
  if (tariff.reach !== "retroactive" || earlier <= 0) return [];
  const reached = priceAt(tariff, earlier + (work.unitsOfMonth.get(period.key) ?? 0));
  const before = priceAt(tariff, earlier);
  const why = { code: "price-reached", price: decimalOf(reached), earlierPrice: decimalOf(before) } as const;
  return charge({ id: `repricing:${period.key}`, kind: "repricing", about: null, why }, earlier, reached - before);
}

/**
 * Bonus or malus on all work of a period, in the month in which it ends and once it is over; of a season without end on that of the month. Nothing is
 * taken off where the locked forecast was exceeded, or may have been.
 */
function serviceOf({ tariff, work, locks, service, isOver }: ChargeBasis, period: StatementPeriod): ChargeLine[] {
  const of = service.find((one) => one.period === period.key);
  if (of === undefined || !isServiceDue(period) || !isOver(period)) return [];
  const share = serviceShare(tariff, of.level);
  if (share < 0 && isHeldBack(locks, period)) return [];
  const ofMonth = work.lines
    .filter(({ id }) => work.periodOf.get(id) === period.key)
    .reduce((sum, { cents }) => sum + cents, 0);
  const workCents = ofMonth + (period.isEndless ? 0 : (work.earlierCents.get(period.key) ?? 0));
  const why = serviceReason(of, share);
  return charge({ id: `service:${period.key}`, kind: "service", about: null, why }, workCents / 100, share);
}

/** Whether bonus and malus of a period are settled in the month asked for. */
export function isServiceDue({ endsInMonth, isEndless }: StatementPeriod): boolean {
  return endsInMonth || isEndless;
}

function serviceReason(
  { level: known, basis: of, inTimeContacts, offeredContacts, typed }: ServiceOfPeriod,
  signedShare: number,
): ChargeReason {
  const kind = signedShare < 0 ? "malus" : "bonus";
  const [level, share] = [known ?? 0, Math.abs(signedShare)];
  if (of !== "typed" || typed === null) {
    const counts = { inTimeContacts: inTimeContacts ?? 0, offeredContacts: offeredContacts ?? 0 };
    return { code: `${kind}-recorded`, ...counts, level, share };
  }
  const { basis, by, at } = typed;
  return by === null || at === null
    ? { code: `${kind}-unsigned`, level, basis, share }
    : { code: `${kind}-typed`, level, basis, by, on: at.slice(0, 10), share };
}

/** Whether nothing may be taken off in a period: far more came than was locked, or it is not known yet. */
export function isHeldBack(locks: readonly LockOfPeriod[], { key }: StatementPeriod): boolean {
  const found = locks.find((one) => one.key === key);
  return found?.lock.source != null && found.lock.arePenaltiesSuspended !== false;
}

/** What was agreed in disputes: the line becomes what one side said and the other accepted; the newest holds. */
export function creditsOf(
  disputes: readonly Dispute[],
  lines: readonly WorkLine[],
  charges: readonly ChargeLine[],
): ChargeLine[] {
  const reckoned = new Map([...lines, ...charges].map(({ id, cents }) => [id, cents]));
  const newest = new Map(
    disputes
      .filter(({ state }) => state === "accepted")
      .toSorted((a, b) => a.dispute - b.dispute)
      .map((dispute) => [dispute.line, dispute]),
  );
  return [...newest.values()].flatMap(({ dispute, line, cents, by }): ChargeLine[] => {
    // A line that is no longer stated was agreed on all the same.
    const difference = cents - (reckoned.get(line) ?? 0);
    if (difference === 0) return [];
    const why = { code: "dispute-agreed", dispute, by } as const;
    return [
      {
        ...{ id: `D-${dispute}:credit`, kind: "credit", about: line, quantity: 1, cents: difference, why },
        price: decimalOf(difference / 100),
        words: chargeInWords(why),
      },
    ];
  });
}

function charge(of: Charge, quantity: number, price: number): ChargeLine[] {
  const part = pricedPart(quantity, price);
  return part.cents === 0 ? [] : [{ ...of, ...part, words: chargeInWords(of.why) }];
}
