import type { FinanceRemark } from "@springtide/contracts";
import type { Words } from "../words/words.ts";
import { costKind } from "./cost-kind.ts";
import { monthSaid } from "./month-said.ts";
import type { SubjectNames } from "./subject-names.ts";

/** A remark on finance's figures in the reader's language, from its record; a remark without a text does not compile. */
export function remarkSaid(remark: FinanceRemark, names: SubjectNames, words: Words): string {
  return words.say(`finance.remark-${remark.code}`, valuesOf(remark, names, words));
}

function valuesOf(remark: FinanceRemark, names: SubjectNames, words: Words): Record<string, string> {
  const { list } = words;
  switch (remark.code) {
    case "period-not-over":
      return { month: monthSaid(remark.month, words) };
    case "cost-centre-missing":
    case "service-unknown":
    case "penalties-held-back":
      return { agreements: list(remark.agreements.map(names)) };
    case "tax-unknown":
      return { suppliers: list(remark.suppliers) };
    case "agreement-gone":
      return { requests: list(remark.requests.map(({ request, agreement }) => `${request} (${agreement})`)) };
    case "other-currencies":
      return { currencies: list(remark.currencies) };
    case "hours-unknown":
      return { costs: list(remark.costs.map((cost) => costSaid(cost, names, words))) };
    case "handle-times-unknown":
      return { months: list(remark.months.map((month) => monthSaid(month, words))) };
    case "needs-guessed":
      return { queue: names(remark.queue), needs: words.amount(remark.needsPerHour) };
    case "team-opens-at-wage":
      return { team: remark.team, premium: remark.hasDayPremium ? "yes" : "no" };
    case "team-opens-in-extra-hours":
      return {
        ...{ team: remark.team, premium: remark.hasDayPremium ? "yes" : "no" },
        ...{ share: words.share(remark.premiumShare), hours: words.inHours(remark.hoursAWeek) },
      };
    case "delivery-unknown":
    case "least-needs-days":
    case "own-people-paid":
    case "nothing-booked":
    case "not-planned-since-budget":
    case "no-customer-value":
    case "overflow-by-level":
    case "late-by-plan-targets":
    case "notice-prices-as-planned":
      return {};
  }
}

type Cost = Extract<FinanceRemark, { readonly code: "hours-unknown" }>["costs"][number];

function costSaid({ month, kind, subject }: Cost, names: SubjectNames, words: Words): string {
  return words.say("finance.remark-cost-of", {
    ...{ kind: costKind(kind, words), subject: names(subject), month: monthSaid(month, words) },
  });
}
