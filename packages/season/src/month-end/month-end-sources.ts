import { civilDay } from "@springtide/calendar";
import type { FinanceSettings, MonthEnd } from "@springtide/contracts";
import type { BooksOfShop, RecordedInvoiceLine } from "./books-of-shop.ts";
import type { DayRange } from "./fiscal-period.ts";

type Source = MonthEnd["sources"][number];

/** What a month's end was reckoned from: settings of the books, and of each shop its requests, deliveries, invoices, plan and locked forecasts. */
export function monthEndSources(
  books: readonly BooksOfShop[],
  invoices: readonly RecordedInvoiceLine[],
  { days, settings }: { readonly days: DayRange; readonly settings: FinanceSettings },
): Source[] {
  const { calendar, tolerance, taxes, costCentres } = settings;
  return [
    {
      name: "Fiscal calendar",
      value: calendar.periods === "month" ? "calendar months" : "4-4-5 weeks",
      words: `The year begins with month ${calendar.firstMonth}.`,
    },
    {
      name: "Tolerance of invoices",
      value: `${percent(tolerance.share)} or ${(tolerance.amountCents / 100).toFixed(2)}`,
      words: "Whichever is more; an invoice line within it is matched.",
    },
    ...taxes.map(({ supplier, treatment, rateShare, nonRecoverableShare }) => ({
      name: `Tax of ${supplier}`,
      value: treatment,
      words: `${percent(rateShare)}, of which ${percent(nonRecoverableShare)} is not given back.`,
    })),
    ...costCentres.map(({ of, shop, id, costCentre, account }) => ({
      name: `Cost centre of ${of} ${id}`,
      value: [costCentre, account].flatMap((part) => part ?? []).join(" / "),
      words: shop === null ? "In every shop." : `In ${shop}.`,
    })),
    ...books.flatMap((one) => sourcesOfShop(one, invoices, days)),
  ];
}

function sourcesOfShop(
  { shop, requests, deliveries, plan, settled }: BooksOfShop,
  invoices: readonly RecordedInvoiceLine[],
  days: DayRange,
): Source[] {
  const billed = invoices.filter(
    (line) => line.shop === shop.id && civilDay(line.from) <= days.lastDay && civilDay(line.until) >= days.firstDay,
  );
  const batches = [...new Set(billed.map(({ batch }) => batch))].join(", ");
  return [
    {
      name: `${shop.id}: requests`,
      value: String(requests.length),
      words: requests.length === 0 ? "None." : requests.map(({ id, version }) => `${id} v${version}`).join(", "),
    },
    {
      name: `${shop.id}: delivered intervals`,
      value: String(deliveries.length),
      words: "Measured by interval while any line was at work.",
    },
    {
      name: `${shop.id}: invoice lines`,
      value: String(billed.length),
      words: batches === "" ? "None touches the period." : `Touching the period; recorded in batch ${batches}.`,
    },
    {
      name: `${shop.id}: plan`,
      value: plan === null ? "none" : plan.grid.firstDay,
      words:
        plan === null
          ? "So no provisions."
          : `Its roster and ${plan.grid.days} days tell provisions, and the season of open agreements.`,
    },
    ...[...settled.locks].flatMap(([agreement, locks]) =>
      locks.flatMap(({ key, lock: { source, lockBy } }) =>
        source === null
          ? []
          : [
              {
                name: `${shop.id}: locked forecast of ${agreement}, ${key}`,
                value: `${source.kind} ${source.version}`,
                words: `Of ${source.at}; locked on ${lockBy}.`,
              },
            ],
      ),
    ),
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 1e6) / 1e4} %`;
}
