import type { CivilDay } from "@springtide/calendar";
import type { AccrualLine, Agreement, OwedKind } from "@springtide/contracts";
import { roundMoney, shareOut, workCost } from "@springtide/planning/terms";
import { tariffOf } from "../agreements/tariff-of-agreement.ts";
import type { DayRange } from "./fiscal-period.ts";
import { type ServiceLine, shareThrough } from "./service-lines.ts";
import { type CommittedPeriod, shortUnits } from "./shortfall.ts";

/** What is owed for one request, or for no request in particular, in some days. Money in the shop's currency. */
export interface OwedPart {
  readonly request: ServiceLine["request"] | null;
  readonly kind: OwedKind;
  readonly basis: AccrualLine["basis"];
  readonly hours: number;
  readonly units: number;
  readonly amount: number;
}

/** All that an agreement is owed for. */
export interface AgreementService {
  readonly agreement: Agreement;
  readonly lines: readonly ServiceLine[];
  readonly committed: readonly CommittedPeriod[];
}

/**
 * What is owed for one kind of service in some days. Everything is reckoned as what is owed up to the last of them less what was owed before the
 * first, each rounded once, so that months add up to the bill of the whole: of work by the periods of the tariff and its tiers, shared out by
 * units; of fees line by line; of a commitment what the days so far are short of.
 */
export function owedIn({ agreement, lines, committed }: AgreementService, kind: OwedKind, days: DayRange): OwedPart[] {
  const ofKind = lines.filter((line) => line.kind === kind);
  if (kind === "work") return workIn(agreement, ofKind, days);
  if (kind !== "commitment") return feesIn(agreement, ofKind, days);
  const work = lines.filter((line) => line.kind === "work");
  const price = tariffOf(agreement).tiers[0]?.price ?? 0;
  return committed.flatMap((period) => {
    const short = (through: CivilDay): number => shortUnits(period, work, through);
    const [before, after] = [short(days.firstDay - 1), short(days.lastDay)];
    const amount = roundMoney(roundMoney(after * price) - roundMoney(before * price));
    const part = { request: null, kind, basis: "least-units", hours: 0, units: after - before, amount } as const;
    return amount === 0 ? [] : [part];
  });
}

/** The same as if everything had come that was ordered. */
export function orderedIn(service: AgreementService, kind: OwedKind, days: DayRange): OwedPart[] {
  const lines = service.lines.map((line) => ({ ...line, units: line.orderedUnits }));
  return owedIn({ ...service, lines }, kind, days);
}

export function totalOf(parts: readonly Pick<OwedPart, "amount">[]): number {
  return roundMoney(parts.reduce((sum, { amount }) => sum + amount, 0));
}

function workIn(agreement: Agreement, lines: readonly ServiceLine[], days: DayRange): OwedPart[] {
  const tariff = tariffOf(agreement);
  return [...new Set(lines.map(({ tariffPeriod }) => tariffPeriod))].flatMap((name) => {
    const counted = lines.filter(({ tariffPeriod }) => tariffPeriod === name);
    const through = (day: CivilDay): number =>
      workCost(
        tariff,
        counted.reduce((sum, line) => sum + line.units * shareThrough(line, day), 0),
      );
    const touched = counted.flatMap((line) => {
      const share = shareIn(line, days);
      return share > 0 ? [{ line, units: line.units * share, hours: line.seatHours * share }] : [];
    });
    if (touched.length === 0) return [];
    const amounts = shareOut(
      roundMoney(through(days.lastDay) - through(days.firstDay - 1)),
      touched.map(({ units }) => units),
    );
    return touched.map(({ line, units, hours }, i) => partOf(line, { units, hours, amount: amounts[i] ?? 0 }));
  });
}

function feesIn(agreement: Agreement, lines: readonly ServiceLine[], days: DayRange): OwedPart[] {
  const { reserveFeePerSeatHour, cancelFeePerSeatHour } = tariffOf(agreement);
  return lines.flatMap((line) => {
    const price = line.kind === "stand-by" ? reserveFeePerSeatHour : cancelFeePerSeatHour;
    const through = (day: CivilDay): number => roundMoney(line.units * shareThrough(line, day) * price);
    const share = shareIn(line, days);
    const amount = roundMoney(through(days.lastDay) - through(days.firstDay - 1));
    return amount === 0 ? [] : [partOf(line, { units: line.units * share, hours: line.seatHours * share, amount })];
  });
}

function shareIn(line: ServiceLine, { firstDay, lastDay }: DayRange): number {
  return Math.max(0, shareThrough(line, lastDay) - shareThrough(line, firstDay - 1));
}

function partOf(
  { request, kind, basis }: ServiceLine,
  figures: Pick<OwedPart, "hours" | "units" | "amount">,
): OwedPart {
  return { request, kind, basis, ...figures };
}
