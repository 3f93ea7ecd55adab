import { timeZone } from "@springtide/calendar";
import type { Agreement, ChargeLine, Dispute, Statement, WorkLine } from "@springtide/contracts";
import type { Tariff } from "@springtide/planning/terms";
import { tariffOf } from "../agreements/tariff-of-agreement.ts";
import { chargesOf, creditsOf, isHeldBack } from "./charges.ts";
import type { LockOfPeriod } from "./locks-of-month.ts";
import { withoutNoise } from "./priced-parts.ts";
import { daysOfMonth, type StatementPeriod, statementPeriods } from "./statement-periods.ts";
import { type WorkBasis, workOfMonth } from "./work-lines.ts";

/** What a statement is made of. */
export interface StatementBasis extends Omit<WorkBasis, "tariff"> {
  readonly partner: string;
  readonly locks: readonly LockOfPeriod[];
  /** Measured over the month; null where it is not known. */
  readonly serviceLevel: number | null;
  readonly disputes: readonly Dispute[];
}

/** A statement that nobody has sealed yet. */
export type OpenStatement = Omit<Statement, "checksum">;

/** What a month under an agreement comes to, net of VAT: work line by line, charges, and what was agreed in disputes; totals are sums of rounded lines. */
export function statementOf(basis: StatementBasis, nowMs: number): OpenStatement {
  const { terms, month, locks, serviceLevel, disputes } = basis;
  const { shop, agreement } = terms;
  const tariff = tariffInItsCurrency(agreement);
  const periods = statementPeriods(agreement, month);
  const zone = timeZone(agreement.zone);
  const isOver = ({ lastDay }: Pick<StatementPeriod, "lastDay">): boolean => zone.startOfDayMs(lastDay + 1) <= nowMs;
  const work = workOfMonth({ ...basis, tariff });
  const charged = chargesOf({ terms, tariff, work, periods, locks, serviceLevel, isOver });
  const charges = [...charged, ...creditsOf(disputes, work.lines, charged)];
  const heldBack = tariff.service.some(({ share }) => share < 0) ? periods.filter((one) => isHeldBack(locks, one)) : [];
  const unknown = work.lines.filter(({ tolerance }) => tolerance === "unknown").length;
  const isMonthOver = isOver(daysOfMonth(month));
  const isOpen = disputes.some(({ state }) => state === "open");
  const isWaiting = locks.some(({ lock }) => lock.source !== null && lock.arePenaltiesSuspended === null);
  return {
    ...{ contract: "springtide-statement", version: 1, shop: shop.id, client: shop.name, agreement: agreement.id },
    ...{ partner: basis.partner, partnerName: agreement.partner, month, zone: agreement.zone, serviceLevel },
    currency: agreement.currency?.code ?? shop.currency,
    tolerance: agreement.settlementTolerance ?? 0,
    tariff: { unit: agreement.tariff.unit, period: agreement.tariff.period },
    lines: [...work.lines],
    charges,
    locks: locks.map(({ lock }) => lock),
    totals: totalsOf(work.lines, charges),
    disputes: [...disputes],
    isFinal: isMonthOver && unknown === 0 && !isOpen && !isWaiting,
    remarks: remarksOf({ isMonthOver, unknown, isOpen, work: work.lines, locks, heldBack, serviceLevel, tariff }),
  };
}

/** Prices and fees as they were agreed, before any rate of exchange. */
function tariffInItsCurrency(agreement: Agreement): Tariff {
  const own = tariffOf({ ...agreement, currency: null });
  const back = (amount: number): number => Number((amount / (agreement.currency?.rate ?? 1)).toPrecision(12));
  return {
    ...own,
    reserveFeePerSeatHour: back(own.reserveFeePerSeatHour),
    cancelFeePerSeatHour: back(own.cancelFeePerSeatHour),
  };
}

function totalsOf(lines: readonly WorkLine[], charges: readonly ChargeLine[]): Statement["totals"] {
  const sum = (of: (line: WorkLine) => number): number => withoutNoise(lines.reduce((all, line) => all + of(line), 0));
  const workCents = lines.reduce((all, { cents }) => all + cents, 0);
  const chargeCents = charges.reduce((all, { cents }) => all + cents, 0);
  return {
    orderedHours: sum(({ orderedHours }) => orderedHours),
    confirmedHours: sum(({ confirmedHours }) => confirmedHours),
    deliveredHours: sum(({ deliveredHours }) => deliveredHours ?? 0),
    billableHours: sum(({ billableHours }) => billableHours),
    units: sum(({ units }) => units),
    ...{ workCents, chargeCents, netCents: workCents + chargeCents },
  };
}

function remarksOf({
  isMonthOver,
  unknown,
  isOpen,
  work,
  locks,
  heldBack,
  serviceLevel,
  tariff,
}: {
  readonly isMonthOver: boolean;
  readonly unknown: number;
  readonly isOpen: boolean;
  readonly work: readonly WorkLine[];
  readonly locks: readonly LockOfPeriod[];
  readonly heldBack: readonly StatementPeriod[];
  readonly serviceLevel: number | null;
  readonly tariff: Tariff;
}): string[] {
  const unmeasured = work.filter(({ measured }) => !measured).length;
  const of = (source: NonNullable<LockOfPeriod["lock"]["source"]>): string =>
    `${source.kind === "published-plan" ? "the published plan" : "the plan"} of version ${source.version}, of ${source.at}`;
  return [
    ...(isMonthOver ? [] : ["The month is not over: what is yet to come is not in it."]),
    ...(unknown === 0
      ? []
      : [
          `Of ${unknown} confirmed line${unknown === 1 ? "" : "s"} nobody recorded what came; nothing is billed for them yet.`,
        ]),
    ...(unmeasured === 0
      ? []
      : [
          `Of ${unmeasured} line${unmeasured === 1 ? "" : "s"} nobody measured handled time; it is reckoned as if no seat was ever idle, the most it can be.`,
        ]),
    ...locks.map(({ lock }) =>
      lock.source === null
        ? `No forecast was locked for ${lock.firstDay} to ${lock.lastDay}: none was there when its deadline passed on ${lock.lockBy}.`
        : `The forecast of ${lock.firstDay} to ${lock.lastDay} is that of ${of(lock.source)}, which held when it was locked on ${lock.lockBy}. Later versions do not count.`,
    ),
    ...(heldBack.length === 0
      ? []
      : [
          "Nothing is taken off for service where far more came than was locked, or where it is not known yet what came.",
        ]),
    ...(tariff.service.length > 0 && serviceLevel === null
      ? ["No service level is recorded for the month, so nothing is added or taken off for it."]
      : []),
    ...(isOpen ? ["A dispute is open: the total may change by it."] : []),
    "All amounts are net of VAT. The legal invoice comes from the partner's own system.",
  ];
}
