import { budgetWords } from "../budget/budget-words.ts";
import type { Plan, PlanEconomics, PricedEconomics, SeasonSpread } from "@springtide/contracts";

/** The economics of a plan as a manager reads them; nothing where nobody reckoned them. */
export function economicsLines({ economics, shop }: Pick<Plan, "economics" | "shop">): string[] {
  if (economics === null) return [];
  const { priced } = economics;
  const { currency } = shop;
  return [
    "",
    "What it costs, and what is at stake (two totals: one leaves the house, the other is a guess about customers)",
    ...ledgerWords(priced.ledger, currency),
    ...stakeWords(economics, currency),
    ...(priced.breakEven === null ? [] : [`  ${priced.breakEven.words}`]),
    ...frontierWords(priced.frontier, currency),
    ...(priced.budget === null ? [] : budgetWords(priced.budget, currency)),
    ...answerWords(economics),
    ...economics.levers.flatMap(({ words }) => words.map((line) => `  ${line}`)),
    ...economics.remarks.map((remark) => `  ${remark}`),
  ];
}

function ledgerWords(
  { full, fixed, incremental, spread, penalties }: PricedEconomics["ledger"],
  currency: string,
): string[] {
  const varies =
    penalties.mean > 0 ? `, of which penalties ${money(penalties.mean, currency)}; ${seasons(spread, currency)}` : "";
  return [
    `  ledger cost ${money(full, currency)}: ${money(fixed, currency)} is paid whatever is decided now, ${money(incremental, currency)} is decided here${varies}`,
  ];
}

function stakeWords({ priced: { atStake }, priors }: PlanEconomics, currency: string): string[] {
  if (atStake === null) return [];
  return [
    `  at stake ${money(atStake.spread.mean, currency)}; ${seasons(atStake.spread, currency)}`,
    ...atStake.queues
      .filter(({ lost, recovered }) => lost + recovered >= 0.5)
      .map(
        ({ queue, needs, lost, recovered, value }) =>
          `    ${queue}: of ${whole(needs)} needs ${whole(lost)} lost for good, ${whole(recovered)} served after a first failure: ${money(value, currency)}`,
      ),
    ...priors.map(({ words }) => `    ${words}`),
  ];
}

function frontierWords(frontier: PricedEconomics["frontier"], currency: string): string[] {
  return [
    "  Cost against service, with own people at the work that the cover gives them (on some of the seasons: at stake may differ a little)",
    ...frontier.map(({ intervalQuantile, readyShare, isPlan, ledger, atStake, queues }) => {
      const covered =
        intervalQuantile === null
          ? "nothing bought"
          : `${percent(intervalQuantile)} of what an interval may bring covered, ready in ${percent(readyShare ?? 0)} of seasons`;
      const name = isPlan ? `this plan (${covered})` : covered;
      const service = queues
        .map(({ queue, serviceLevel }) => `${queue} ${serviceLevel === null ? "none" : percent(serviceLevel)}`)
        .join(", ");
      const stake = atStake === null ? "" : `, at stake ${money(atStake, currency)}`;
      return `    ${name}: ${money(ledger, currency)}${stake}; ${service}`;
    }),
  ];
}

function answerWords({ answerRates, audits }: PlanEconomics): string[] {
  const rates = answerRates.flatMap(({ queue, overall, withinPlan }) => {
    if (overall === null) return [];
    const late =
      withinPlan === null || withinPlan - overall < 0.001 ? "" : ` in time, ${percent(withinPlan)} in the end`;
    return [`${queue} ${percent(overall)}${late}`];
  });
  return [
    ...(rates.length === 0 ? [] : [`  messages answered: ${rates.join("; ")}`]),
    ...audits.map(({ words }) => `    ${words}`),
  ];
}

function seasons({ p10, p90, worstTenth }: SeasonSpread, currency: string): string {
  return `8 of 10 seasons ${money(p10, currency)} to ${money(p90, currency)}, the worst tenth ${money(worstTenth, currency)} on average`;
}

function money(amount: number, currency: string): string {
  return `${currency} ${whole(amount)}`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en-GB");
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share >= 0.995 || share < 0.1 ? 1 : 0)} %`;
}
