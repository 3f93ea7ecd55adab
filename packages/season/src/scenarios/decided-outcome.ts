import type { Plan, PlanDecisions, ScenarioReport } from "@springtide/contracts";
import { roundMoney, totalOfLines } from "@springtide/planning";
import type { CancelSignal } from "@springtide/refusal";
import type { SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";
import { type DeciderMeans, decideSeason } from "../decisions/decide-season.ts";
import type { QueueContactLoss } from "../economics/contact-losses.ts";
import { ruleLines } from "../economics/rule-lines.ts";
import { peopleAtWork } from "../roster/people-at-work.ts";
import { somePaths } from "./some-paths.ts";

/** What is decided anew for a season, and what it is expected to cost. */
export type DecidedOutcome = NonNullable<NonNullable<ScenarioReport["planned"]>["decided"]>;

/** So many seasons tell decisions apart; those looked at are the same for every scenario. */
const PATHS = 40;

/**
 * Decides a changed season from the start: firm orders, reservations and their rules, extra hours, hires. Money is the sum of the lines that
 * a plan's ledger would have for them, to the cent. Null where there is nobody to ask or hire.
 * @param plan its grid as its file says it, and the roster by name as it is in this season
 */
export function decidedOutcome(
  season: { readonly basis: SeasonBasis; readonly demand: Demand },
  losses: readonly QueueContactLoss[],
  { grid, roster }: Pick<Plan, "grid" | "roster">,
  means: DeciderMeans,
  cancel?: CancelSignal,
): DecidedOutcome | null {
  const { basis, demand } = somePaths(season, PATHS);
  const { agreements, teams } = basis.shop;
  if (agreements.length === 0 && teams.every(({ hiring, extraHours }) => hiring === null && extraHours === null))
    return null;
  const ownHeads = peopleAtWork(basis, [], () => roster).heads;
  const decisions = decideSeason({ basis, demand, ownHeads, losses: [...losses] }, means, undefined, cancel);
  const lines = ruleLines({ shop: basis.shop, decisions, grid });
  const amounts = (of: typeof lines): number => totalOfLines(of.map(({ amount }) => amount));
  return {
    ledger: amounts(lines),
    kinds: [...new Set(lines.map(({ kind }) => kind))].map((kind) => ({
      kind,
      amount: amounts(lines.filter((line) => line.kind === kind)),
    })),
    atStake: decisions.expected.atStake,
    withoutPartners: decisions.expected.withoutPartners,
    solvedWithin: solvedWithin(decisions.periods),
    hired: decisions.hires.reduce((sum, { people }) => sum + people, 0),
    paths: basis.paths,
  };
}

/** Cost less bound of every week that was solved; what partners of a week are told of it is the same. */
function solvedWithin(periods: PlanDecisions["periods"]): number {
  const weeks = new Map(periods.map(({ firstDay, solved }) => [firstDay, Math.max(0, solved.cost - solved.bound)]));
  return roundMoney([...weeks.values()].reduce((sum, each) => sum + each, 0));
}
