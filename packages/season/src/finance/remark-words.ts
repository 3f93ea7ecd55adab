import type { FinanceRemark } from "@springtide/contracts";

/** A remark on finance's figures in English, as files and the command line tell it; a code without words does not compile. */
export function remarkWords(remark: FinanceRemark): string {
  switch (remark.code) {
    case "period-not-over":
      return `${remark.month} is not over: it tells of service that has begun.`;
    case "delivery-unknown":
      return "Some seats were agreed on and nobody recorded their delivery: they are in full until somebody does.";
    case "cost-centre-missing":
      return `Nothing says where ${remark.agreements.join(", ")} is booked: map it to a cost centre.`;
    case "tax-unknown":
      return `Nothing says how the tax of ${remark.suppliers.join(", ")} is treated: none is counted.`;
    case "service-unknown":
      return `Nobody recorded how ${remark.agreements.join(", ")} served: of the periods without contacts no bonus or malus is in it.`;
    case "penalties-held-back":
      return `Nothing is taken off for service under ${remark.agreements.join(", ")} while it is not known what came against the locked forecast.`;
    case "agreement-gone":
      return `Left out as the shop no longer has their agreement: ${remark.requests.map(({ request, agreement }) => `${request} (${agreement})`).join(", ")}.`;
    case "least-needs-days":
      return "A least quantity is billed by the days on which an agreement holds: one without first and last day needs a plan, whose season is taken.";
    case "other-currencies":
      return `Amounts in ${remark.currencies.join(", ")} stand in their own currency, and in totals of their own.`;
    case "own-people-paid":
      return "Own people as rostered are paid whatever comes: with contacts moves what is bought. Each cause is reckoned with those before it put right.";
    case "nothing-booked":
      return "Nothing is booked yet: every month is what the budget is for the contacts expected.";
    case "hours-unknown":
      return `The books know no hours of ${remark.costs.map(({ month, kind, subject }) => `${kind} of ${subject} in ${month}`).join(", ")}: they are taken to be paid at the budget's price.`;
    case "handle-times-unknown":
      return `Handling times of ${remark.months.join(", ")} are not known: those of the shop file are taken.`;
    case "not-planned-since-budget":
      return "The shop was not planned since the budget: contacts of months booked are those that it expected.";
    case "no-customer-value":
      return "The shop does not say what a customer is worth: nothing is at stake in these figures.";
    case "overflow-by-level":
      return "Overflow is bought for the plan level; what is reserved, confirmed by a rule and hired is not decided anew.";
    case "late-by-plan-targets":
      return "Value at stake counts contacts as late by the targets of the plan, whatever a scenario promises.";
    case "notice-prices-as-planned":
      return "What a partner asks for another notice is not known here: its prices are as in the plan.";
    case "needs-guessed":
      return `Nothing says how many customers want something while ${remark.queue} is closed: ${remark.needsPerHour} an hour are taken, half of an open hour. Half or double of that is as likely; what is earned moves with it. springtide hours learns it from the past.`;
    case "team-opens-at-wage":
    case "team-opens-in-extra-hours":
      return `${paidSo(remark)}, ${remark.hasDayPremium ? "with its premium for the day" : "and the shop file has no premium for the day"}. Whether contracts and rules of work allow it is not looked at, nor what it takes to find them.`;
  }
}

type TeamOpens = Extract<FinanceRemark, { readonly code: "team-opens-at-wage" | "team-opens-in-extra-hours" }>;

function paidSo(remark: TeamOpens): string {
  if (remark.code === "team-opens-at-wage")
    return `${remark.team} work these hours besides their rosters, at their wage`;
  const percent = Math.round(remark.premiumShare * 100);
  return `${remark.team} work these hours as extra hours at a premium of ${percent} %, ${remark.hoursAWeek} a week at most, and beyond them as people hired for it`;
}
