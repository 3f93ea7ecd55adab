import type { AccrualLine, FinanceSettings, FiscalPeriod } from "@springtide/contracts";
import type { BooksOfShop } from "./books-of-shop.ts";
import type { AgreementService } from "./owed-of-agreement.ts";

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
  const touched = new Set(lines.map(({ shop, agreement }) => `${shop} ${agreement}`));
  const agreements = books.flatMap(({ shop }) =>
    shop.agreements.filter(({ id }) => touched.has(`${shop.id} ${id}`)).map((agreement) => ({ shop, agreement })),
  );
  const named = (list: readonly string[]): string => [...new Set(list)].join(", ");
  const untaxed = named(lines.filter(({ taxTreatment }) => taxTreatment === null).map(({ supplier }) => supplier));
  const unplaced = named(lines.filter(({ costCentre }) => costCentre === null).map(({ agreement }) => agreement));
  const service = named(
    agreements.filter(({ agreement }) => agreement.tariff.service.length > 0).map(({ agreement }) => agreement.id),
  );
  const locked = named(
    agreements.filter(({ agreement }) => agreement.forecastLock !== null).map(({ agreement }) => agreement.id),
  );
  const gone = named(
    books.flatMap(({ shop, requests }) =>
      requests
        .filter((request) => request.shop === shop.id && !shop.agreements.some(({ id }) => id === request.agreement))
        .map(({ id, agreement }) => `${id} (${agreement})`),
    ),
  );
  const foreign = named(books.map(({ shop }) => shop.currency).filter((currency) => currency !== settings.currency));
  const unsure = services.some(({ services: all }) =>
    all.some(({ agreement, committed }) => agreement.tariff.leastUnits > 0 && committed.length === 0),
  );
  return [
    ...(isOver ? [] : [`${period.month} is not over: it tells of service that has begun.`]),
    ...(lines.some(({ basis }) => basis === "ordered")
      ? ["Some seats were agreed on and nobody recorded their delivery: they are in full until somebody does."]
      : []),
    ...(unplaced === "" ? [] : [`Nothing says where ${unplaced} is booked: map it to a cost centre.`]),
    ...(untaxed === "" ? [] : [`Nothing says how the tax of ${untaxed} is treated: none is counted.`]),
    ...(service === ""
      ? []
      : [`Bonus and malus by service of ${service} are not in it: they follow the partner's own statement.`]),
    ...(locked === ""
      ? []
      : [`What a locked forecast bills at least under ${locked} is not in it: it is settled with the partner.`]),
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
