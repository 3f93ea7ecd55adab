import type { DecisionDeadline, DecisionPeriod, Shop } from "@springtide/contracts";
import { deadlineOf, roundMoney } from "@springtide/planning";
import { workingCalendarOf } from "../agreements/working-calendar.ts";
import type { SeasonBasis } from "../basis.ts";
import { blockWords, dayWords } from "./decision-words.ts";
import { blocksOf } from "./seat-stretches.ts";

/** A period, and what its days cost and lose together with all partners and extra hours in them: as decided, without stand-by, without any partner. */
export interface DatedPeriod {
  readonly period: DecisionPeriod;
  readonly ofDays: { readonly done: number; readonly withoutStandBy: number; readonly withoutPartners: number };
}

/** Everything that must be said to partners by an instant. */
export function decisionDeadlines(basis: SeasonBasis, periods: readonly DatedPeriod[]): DecisionDeadline[] {
  return periods.flatMap((dated) => deadlinesOf(basis, dated));
}

function deadlinesOf(basis: SeasonBasis, { period, ofDays }: DatedPeriod): DecisionDeadline[] {
  const agreement = agreementOf(basis.shop, period.agreement);
  const calendar = workingCalendarOf(basis, agreement);
  const days = `${dayWords(period.firstDay)} to ${dayWords(period.lastDay)}`;
  const common = { zone: agreement.zone, subject: period.id };
  const firstMs = Math.min(...period.ordered.map(({ start }) => Date.parse(start)));
  const order: DecisionDeadline[] =
    period.ordered.length === 0
      ? []
      : [
          {
            ...common,
            at: calendar.zone.formatInstant(deadlineOf(agreement.orderNotice, firstMs, calendar)),
            kind: "order",
            words: `${agreement.partner}: order ${blockWords(period.ordered)}, for ${days}`,
            silence: "Nothing is ordered.",
            costIfDone: roundMoney(ofDays.done),
            costIfNot: roundMoney(ofDays.withoutPartners),
            probability: 1,
          },
        ];
  const reserve: DecisionDeadline[] =
    period.reserveBy === null
      ? []
      : [
          {
            ...common,
            at: period.reserveBy,
            kind: "reserve",
            words: `${agreement.partner}: reserve ${blockWords(period.reserved)}, for ${days}`,
            silence: "Nothing is reserved, and nothing can be confirmed later.",
            costIfDone: roundMoney(ofDays.done),
            costIfNot: roundMoney(ofDays.withoutStandBy),
            probability: 1,
          },
        ];
  const acts = period.steps.filter(({ seats }) => seats > 0).reduce((sum, { chance }) => sum + chance, 0);
  const releases = agreement.standBy?.silence === "confirmed";
  const { dueNow, steps } = period;
  const confirm = {
    ...common,
    kind: "confirm",
    costIfDone: null,
    costIfNot: null,
    silence: releases ? "All reserved blocks are taken as confirmed, and billed." : "All reserved blocks are released.",
  } as const;
  const today: DecisionDeadline[] =
    dueNow === undefined
      ? []
      : [
          {
            ...confirm,
            at: dueNow.at,
            words: `${agreement.partner}, ${days}: ${dueWords(dueNow)}`,
            probability: (releases ? dueNow.release : dueNow.confirm).length > 0 ? 1 : 0,
          },
        ];
  const later: DecisionDeadline[] =
    steps.length === 0
      ? []
      : [
          {
            ...confirm,
            at: period.confirmBy,
            words: `${agreement.partner}: confirm or release the blocks reserved for ${days}`,
            probability: releases ? 1 - certain(period) : acts,
          },
        ];
  return [...order, ...reserve, ...today, ...later];
}

/** "confirm 3 blocks, at most 2 seats at one time, release 2 blocks" */
function dueWords({ confirm, release }: NonNullable<DecisionPeriod["dueNow"]>): string {
  const said = [
    { list: confirm, what: "confirm" },
    { list: release, what: "release" },
  ];
  return said.flatMap(({ list, what }) => (list.length === 0 ? [] : [`${what} ${blockWords(list)}`])).join(", ");
}

/** Chance that everything reserved is wanted, so that silence does no harm where it confirms. */
function certain({ steps, reserved, committed }: DecisionPeriod): number {
  const all = blocksOf(reserved) + blocksOf(committed?.reserved ?? []);
  return steps.filter(({ confirmed }) => blocksOf(confirmed) === all).reduce((sum, { chance }) => sum + chance, 0);
}

function agreementOf(shop: Shop, id: string): Shop["agreements"][number] {
  const found = shop.agreements.find((agreement) => agreement.id === id);
  if (found === undefined) throw new Error(`no agreement ${id}`);
  return found;
}
