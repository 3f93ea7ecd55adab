import { civilDay } from "@springtide/calendar";
import type {
  AccrualLine,
  FinanceRemark,
  FinanceSettings,
  FiscalPeriod,
  LockOfStatement,
  ProvisionLine,
} from "@springtide/contracts";
import type { BooksOfShop } from "./books-of-shop.ts";
import type { AgreementService } from "./agreement-service.ts";
import { unservedPeriods } from "./served-in.ts";

/** What whoever books a month's end should know of it. */
export function monthEndRemarks({
  books,
  lines,
  provisions,
  services,
  period,
  isOver,
  settings,
}: {
  readonly books: readonly BooksOfShop[];
  readonly lines: readonly AccrualLine[];
  readonly provisions: readonly ProvisionLine[];
  readonly services: readonly { readonly services: readonly AgreementService[] }[];
  readonly period: FiscalPeriod;
  readonly isOver: boolean;
  readonly settings: FinanceSettings;
}): FinanceRemark[] {
  const named = (list: readonly string[]): string[] => [...new Set(list)];
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
  const gone = books.flatMap(({ shop, requests }) =>
    requests
      .filter((request) => request.shop === shop.id && !shop.agreements.some(({ id }) => id === request.agreement))
      .map(({ id, agreement }) => ({ request: id, agreement })),
  );
  // Only of what stands here: another shop's currency is nothing to know where it has no amount.
  const currencies = named([...lines, ...provisions].map(({ currency }) => currency)).filter(
    (currency) => currency !== settings.currency,
  );
  const unsure = all.some(({ agreement, committed }) => agreement.tariff.leastUnits > 0 && committed.length === 0);
  const where = (remark: FinanceRemark, isTold: boolean): FinanceRemark[] => (isTold ? [remark] : []);
  return [
    ...where({ code: "period-not-over", month: period.month }, !isOver),
    ...where(
      { code: "delivery-unknown" },
      lines.some(({ basis }) => basis === "ordered"),
    ),
    ...where({ code: "cost-centre-missing", agreements: unplaced }, unplaced.length > 0),
    ...where({ code: "tax-unknown", suppliers: untaxed }, untaxed.length > 0),
    ...where({ code: "service-unknown", agreements: unserved }, unserved.length > 0),
    ...where({ code: "penalties-held-back", agreements: waiting }, waiting.length > 0),
    ...where({ code: "agreement-gone", requests: gone }, gone.length > 0),
    ...where({ code: "least-needs-days" }, unsure),
    ...where({ code: "other-currencies", currencies }, currencies.length > 0),
  ];
}

function touchesDays(lock: Pick<LockOfStatement, "firstDay" | "lastDay">, period: FiscalPeriod): boolean {
  return lock.firstDay <= period.lastDay && lock.lastDay >= period.firstDay;
}
