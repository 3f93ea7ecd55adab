import type { CivilDay } from "@springtide/calendar";
import type { Agreement, OwedKind } from "@springtide/contracts";
import { roundMoney, shareOut, workCost } from "@springtide/planning/terms";
import { tariffOf } from "../agreements/tariff-of-agreement.ts";
import type { AgreementService, OwedPart } from "./agreement-service.ts";
import type { DayRange } from "./fiscal-period.ts";
import { servedIn } from "./served-in.ts";
import { type ServiceLine, shareThrough } from "./service-lines.ts";
import { shortUnits } from "./shortfall.ts";

/**
 * What is owed for one kind of service in some days. Everything is reckoned as what is owed up to the last of them less what was owed before the
 * first, each rounded once, so that months add up to the bill of the whole: of work by the periods of the tariff and its tiers, shared out by
 * units; of fees line by line; of a commitment what the days so far are short of; of service the bonus or malus on the work so far.
 */
export function owedIn(service: AgreementService, kind: OwedKind, days: DayRange): OwedPart[] {
  const { agreement, lines } = service;
  const ofKind = lines.filter((line) => line.kind === kind);
  switch (kind) {
    case "work":
      return workIn(agreement, ofKind, days);
    case "commitment":
      return commitmentIn(service, days);
    case "service":
      return servedIn(service, days);
    case "credit":
      return creditsIn(service, days);
    case "stand-by":
    case "cancellation":
      return feesIn(agreement, ofKind, days);
  }
}

function commitmentIn({ agreement, lines, committed }: AgreementService, days: DayRange): OwedPart[] {
  const work = lines.filter((line) => line.kind === "work");
  const price = tariffOf(agreement).tiers[0]?.price ?? 0;
  return committed.flatMap((period) => {
    const short = (through: CivilDay): number => shortUnits(period, work, through);
    const [before, after] = [short(days.firstDay - 1), short(days.lastDay)];
    const amount = roundMoney(roundMoney(after * price) - roundMoney(before * price));
    const part = { request: null, kind: "commitment", basis: period.basis, hours: 0, units: after - before } as const;
    return amount === 0 ? [] : [{ ...part, amount }];
  });
}

function creditsIn({ credits, lines }: AgreementService, { firstDay, lastDay }: DayRange): OwedPart[] {
  return credits
    .filter(({ day }) => day >= firstDay && day <= lastDay)
    .map(({ dispute, request, amount }) => ({
      request: lines.find((line) => line.request.id === request)?.request ?? null,
      ...{ kind: "credit", basis: "dispute", hours: 0, units: 1, amount, words: dispute },
    }));
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
