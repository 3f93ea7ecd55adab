import { timeZone } from "@springtide/calendar";
import type { Agreement, ChargeLine, Dispute, ServiceOfPeriod, Statement, WorkLine } from "@springtide/contracts";
import type { Tariff } from "@springtide/planning/terms";
import { tariffOf } from "../agreements/tariff-of-agreement.ts";
import { chargesOf, creditsOf, isHeldBack, isServiceDue } from "./charges.ts";
import type { LockOfPeriod } from "./locks-of-month.ts";
import { withoutNoise } from "./priced-parts.ts";
import { remarkInWords } from "./remark-words.ts";
import { serviceOfPeriod, type TypedService } from "./service-of-periods.ts";
import { type SealedMonth, sealRemarks } from "./sealed-month.ts";
import { statementRemarks } from "./statement-remarks.ts";
import { daysOfMonth, type StatementPeriod, statementPeriods } from "./statement-periods.ts";
import { type WorkBasis, workOfMonth } from "./work-lines.ts";

/** What a statement is made of. */
export interface StatementBasis extends Omit<WorkBasis, "tariff"> {
  readonly partner: string;
  readonly locks: readonly LockOfPeriod[];
  /** Service levels that were recorded by hand. */
  readonly typedService: readonly TypedService[];
  readonly disputes: readonly Dispute[];
  /** Of a month that was final before, by whose terms it is reckoned. */
  readonly seal?: SealedMonth;
}

/** A statement that nobody has sealed yet. */
export type OpenStatement = Omit<Statement, "checksum">;

/** What a month under an agreement comes to, net of VAT: work line by line, charges, and what was agreed in disputes; totals are sums of rounded lines. */
export function statementOf(basis: StatementBasis, nowMs: number): OpenStatement {
  const { terms, month, locks, disputes, seal = null } = basis;
  const { shop, agreement } = terms;
  const tariff = tariffInItsCurrency(agreement);
  const periods = statementPeriods(agreement, month);
  const zone = timeZone(agreement.zone);
  const isOver = ({ lastDay }: Pick<StatementPeriod, "lastDay">): boolean => zone.startOfDayMs(lastDay + 1) <= nowMs;
  const work = workOfMonth({ ...basis, tariff });
  const service = tariff.service.length === 0 ? [] : serviceOfMonth(basis, periods);
  const charged = chargesOf({ terms, tariff, work, periods, locks, service, isOver });
  const charges = [...charged, ...creditsOf(disputes, work.lines, charged)];
  const heldBack = tariff.service.some(({ share }) => share < 0) ? periods.filter((one) => isHeldBack(locks, one)) : [];
  const unknown = work.lines.filter(({ tolerance }) => tolerance === "unknown").length;
  const isMonthOver = isOver(daysOfMonth(month));
  const isOpen = disputes.some(({ state }) => state === "open");
  const unserved = periods.filter(
    (period) =>
      isServiceDue(period) &&
      isOver(period) &&
      service.some((one) => one.period === period.key && one.basis === "none"),
  );
  const isWaiting = locks.some(({ lock }) => lock.source !== null && lock.arePenaltiesSuspended === null);
  const totals = totalsOf(work.lines, charges);
  const currency = agreement.currency?.code ?? shop.currency;
  const remarkFacts = [
    ...sealRemarks(seal, totals.netCents),
    ...statementRemarks({
      ...{ isMonthOver, unknown, isOpen, work: work.lines, locks, isHeldBack: heldBack.length > 0, service, unserved },
    }),
  ];
  return {
    ...{ contract: "springtide-statement", version: 1, shop: shop.id, client: shop.name, agreement: agreement.id },
    ...{ partner: basis.partner, partnerName: agreement.partner, month, zone: agreement.zone, service },
    serviceLevel: service.length === 1 ? (service[0]?.level ?? null) : null,
    currency,
    tolerance: agreement.settlementTolerance ?? 0,
    tariff: { unit: agreement.tariff.unit, period: agreement.tariff.period },
    lines: [...work.lines],
    charges,
    locks: locks.map(({ lock }) => lock),
    totals,
    disputes: [...disputes],
    isFinal: isMonthOver && unknown === 0 && !isOpen && !isWaiting && unserved.length === 0,
    sealed: seal === null ? null : { at: seal.at, netCents: seal.netCents },
    remarks: remarkFacts.map((remark) => remarkInWords(remark, currency)),
    remarkFacts,
  };
}

function serviceOfMonth(basis: StatementBasis, periods: readonly StatementPeriod[]): ServiceOfPeriod[] {
  const { terms, month, requests, deliveries, typedService: typed } = basis;
  const sources = {
    ...{ agreement: terms.agreement, lines: requests.flatMap(({ lines }) => lines), deliveries, typed },
    intervalMinutes: terms.shop.intervalMinutes,
  };
  return periods.map((period) => serviceOfPeriod(sources, period, month));
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
