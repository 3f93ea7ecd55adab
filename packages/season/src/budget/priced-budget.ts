import type { EconomicsBasis, LedgerLine, PlanBudget } from "@springtide/contracts";
import { roundMoney, totalOfLines } from "@springtide/planning";
import { moneyWords } from "../decisions/decision-words.ts";
import { heldBack } from "./season-budget.ts";

/** Paid in the same cents however the rest is bought: own people as rostered, and levers in use. */
export const SHARED: readonly LedgerLine["kind"][] = ["wages", "overtime-premium", "deflection"];

/**
 * The budget by month, what to hold back for a dear season, and one table of what the season costs bought firmly, by rules, and as each season
 * needs once it is known, with the differences in words. Every figure is a sum of lines of the ledger, so that it adds up to the cent.
 * Penalties are in none of it: they depend on who is served, which the three do differently.
 * @param lines of the ledger at the prices that hold
 */
export function pricedBudget(
  { budget: bought }: Pick<EconomicsBasis, "budget">,
  lines: readonly LedgerLine[],
  currency: string,
): PlanBudget | null {
  if (bought === null) return null;
  const paid = lines.filter(({ kind }) => kind !== "penalty");
  const shared = paid.filter(({ answer, kind }) => answer === "cover" && SHARED.includes(kind));
  const ofBudget = [...shared, ...paid.filter(({ answer }) => answer === "budget")];
  const ofRule = [...shared, ...paid.filter(({ answer }) => answer === "rule")];
  const firm = paid.filter(({ answer }) => answer === "cover");
  const totals = {
    firm: totalOf(firm),
    rule: bought.isRuled ? totalOf(ofRule) : null,
    budget: totalOf(ofBudget),
  };
  const certain = totalOf(shared);
  const seasons = Float64Array.from(bought.bought[0]?.amounts ?? [0], (_, path) =>
    bought.bought.reduce((sum, { amounts }) => sum + (amounts[path] ?? 0), certain),
  );
  return {
    months: [...new Set(ofBudget.map(({ month }) => month))]
      .toSorted()
      .map((month) => ({ month, cost: totalOf(ofBudget.filter((line) => line.month === month)) })),
    total: totals.budget,
    ...heldBack(seasons, totals.budget),
    rows: [...new Set(paid.map(({ kind }) => kind))].flatMap((kind) => {
      const of = (list: readonly LedgerLine[]): number => totalOf(list.filter((line) => line.kind === kind));
      const row = { kind, firm: of(firm), rule: bought.isRuled ? of(ofRule) : null, budget: of(ofBudget) };
      return row.firm === 0 && (row.rule ?? 0) === 0 && row.budget === 0 ? [] : [row];
    }),
    totals,
    differences: differencesOf(totals, currency),
  };
}

function differencesOf({ firm, rule, budget }: PlanBudget["totals"], currency: string): PlanBudget["differences"] {
  const told = (amount: number): string => moneyWords(Math.abs(amount), currency);
  const flexibility = roundMoney(firm - budget);
  const differences: PlanBudget["differences"] = [
    {
      name: "flexibility",
      amount: flexibility,
      words:
        flexibility >= 0
          ? `${told(flexibility)} is what flexibility saves once the season is known: firm orders cover the plan's level whatever comes, the budget pays each season's own need.`
          : `${told(flexibility)} more is what seasons need on average than is bought firmly: the plan leaves heads missing where no partner sells seats, the budget pays for them.`,
    },
  ];
  if (rule === null) return differences;
  const [rules, unbought] = [roundMoney(firm - rule), roundMoney(budget - rule)];
  return [
    ...differences,
    {
      name: "rules",
      amount: rules,
      words: `${told(rules)} ${rules >= 0 ? "less" : "more"} is expected to be paid by the rules of the plan than for firm orders: rules buy what is worth its price, not the plan's level.`,
    },
    {
      name: "unbought",
      amount: unbought,
      words:
        unbought >= 0
          ? `${told(unbought)} of the budget is not spent if the rules are followed: so much of what seasons need costs more than it is worth, and stays unbought; what that risks is told as value at stake.`
          : `${told(unbought)} more than the budget is spent if the rules are followed: they pay for blocks, notices and fees, which the budget does not know.`,
    },
  ];
}

function totalOf(lines: readonly LedgerLine[]): number {
  return totalOfLines(lines.map(({ amount }) => amount));
}
