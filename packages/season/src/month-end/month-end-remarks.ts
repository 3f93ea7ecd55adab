import { civilDay } from "@springtide/calendar";
import type { AccrualLine, FinanceSettings, FiscalPeriod, LockOfStatement } from "@springtide/contracts";
import type { BooksOfShop } from "./books-of-shop.ts";
import type { AgreementService } from "./agreement-service.ts";
import { unservedPeriods } from "./served-in.ts";

/** What whoever books a month's end should know of it, in sentences. */
export function monthEndRemarks({
  books,
  lines,
  services,
  period,
  isOver,
  settings,
}: {
  readonly books: readonly BooksOfShop[];
  readonly lines: readonly AccrualLine[];
  readonly services: readonly { readonly services: readonly AgreementService[] }[];
  readonly period: FiscalPeriod;
  readonly isOver: boolean;
  readonly settings: FinanceSettings;
}): string[] {
  const named = (list: readonly string[]): string => [...new Set(list)].join(", ");
  const untaxed = named(lines.filter(({ taxTreatment }) => taxTreatment === null).map(({ supplier }) => supplier));
  const unplaced = named(lines.filter(({ costCentre }) => costCentre === null).map(({ agreement }) => agreement));
  const days = { firstDay: civilDay(period.firstDay), lastDay: civilDay(period.lastDay) };
  const all = services.flatMap((one) => one.services);
  const unserved = named(
    all.filter((one) => unservedPeriods(one, days).length > 0).map(({ agreement }) => agreement.id),
  );
  const waiting = named(
    all
      .filter(({ locks }) =>
        locks.some(
          ({ lock }) => lock.arePenaltiesSuspended === null && lock.source !== null && touchesDays(lock, period),
        ),
      )
      .map(({ agreement }) => agreement.id),
  );
  const gone = named(
    books.flatMap(({ shop, requests }) =>
      requests
        .filter((request) => request.shop === shop.id && !shop.agreements.some(({ id }) => id === request.agreement))
        .map(({ id, agreement }) => `${id} (${agreement})`),
    ),
  );
  const foreign = named(books.map(({ shop }) => shop.currency).filter((currency) => currency !== settings.currency));
  const unsure = all.some(({ agreement, committed }) => agreement.tariff.leastUnits > 0 && committed.length === 0);
  return [
    ...(isOver ? [] : [`${period.month} is not over: it tells of service that has begun.`]),
    ...(lines.some(({ basis }) => basis === "ordered")
      ? ["Some seats were agreed on and nobody recorded their delivery: they are in full until somebody does."]
      : []),
    ...(unplaced === "" ? [] : [`Nothing says where ${unplaced} is booked: map it to a cost centre.`]),
    ...(untaxed === "" ? [] : [`Nothing says how the tax of ${untaxed} is treated: none is counted.`]),
    ...(unserved === ""
      ? []
      : [`Nobody recorded how ${unserved} served: of the periods without contacts no bonus or malus is in it.`]),
    ...(waiting === ""
      ? []
      : [
          `Nothing is taken off for service under ${waiting} while it is not known what came against the locked forecast.`,
        ]),
    ...(gone === "" ? [] : [`Left out as the shop no longer has their agreement: ${gone}.`]),
    ...(unsure
      ? [
          "A least quantity is billed by the days on which an agreement holds: one without first and last day needs a plan, whose season is taken.",
        ]
      : []),
    ...(foreign === ""
      ? []
      : [`Amounts of shops in ${foreign} stand in their own currency, and in totals of their own.`]),
  ];
}

function touchesDays(lock: Pick<LockOfStatement, "firstDay" | "lastDay">, period: FiscalPeriod): boolean {
  return lock.firstDay <= period.lastDay && lock.lastDay >= period.firstDay;
}
