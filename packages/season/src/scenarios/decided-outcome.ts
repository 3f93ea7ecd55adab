import type { Plan, ScenarioReport } from "@springtide/contracts";
import { roundMoney, totalOfLines } from "@springtide/planning";
import { type CancelSignal, type Progress, stopIfCancelled } from "@springtide/refusal";
import { type DeciderMeans, decideWeeks, type WeeksDecided } from "../decisions/decide-weeks.ts";
import type { Deciding, DecidingQuestion } from "../decisions/deciding.ts";
import { decisionPeriod, type PeriodDecided } from "../decisions/decision-period.ts";
import { isBought } from "../decisions/decision-values.ts";
import { type FollowedSeasons, onFreshSeasons, sumOfWeeks } from "../decisions/follow-decisions.ts";
import { forecastLocks } from "../decisions/forecast-locks.ts";
import { meanInterval } from "../decisions/mean-interval.ts";
import { lossOfCosts, meanOf, sumOfCosts } from "../decisions/true-cost.ts";
import type { QueueContactLoss } from "../economics/contact-losses.ts";
import { ruleLines } from "../economics/rule-lines.ts";
import { extraHoursPlans } from "../hiring/extra-hours-plan.ts";
import { peopleAtWork } from "../roster/people-at-work.ts";
import { somePaths } from "./some-paths.ts";

/** What is decided anew for a season, and what it is expected to cost. */
export type DecidedOutcome = NonNullable<NonNullable<ScenarioReport["planned"]>["decided"]>;

/** A season decided anew for what it costs. */
interface DecidedAnew {
  readonly told: DecidedOutcome;
  readonly deciding: Deciding;
  /** What its rules cost on fresh seasons, the same for whatever terms they are made. */
  follow(progress?: Progress): FollowedSeasons;
}

/** So many seasons tell decisions apart; those looked at are the same for every scenario. */
const PATHS = 40;

/**
 * Decides a changed season from the start: firm orders, reservations and their rules, extra hours, hires. Money is the sum of the lines that
 * a plan's ledger would have for them, to the cent; what a plan tells besides (deadlines, what signals are worth) is not asked. Null where there is
 * nobody to ask or hire.
 * @param season.like the same lines opened before
 * @param plan its grid as its file says it, and the roster by name as it is in this season
 */
export function decidedOutcome(
  season: Pick<DecidingQuestion, "basis" | "demand" | "like">,
  losses: readonly QueueContactLoss[],
  { grid, roster }: Pick<Plan, "grid" | "roster">,
  means: DeciderMeans,
  progress?: Progress,
  cancel?: CancelSignal,
): DecidedAnew | null {
  const { basis, demand } = somePaths(season, PATHS);
  const { agreements, teams } = basis.shop;
  if (agreements.length === 0 && teams.every(({ hiring, extraHours }) => hiring === null && extraHours === null))
    return null;
  const ownHeads = peopleAtWork(basis, [], () => roster).heads;
  const decided = decideWeeks({ basis, demand, ownHeads, losses, like: season.like }, means, progress, cancel);
  const { deciding, people, hired, decisions } = decided;
  const periods = periodsOf(decided, losses);
  const extraHours = decisions.flatMap((decision) => extraHoursPlans(deciding, decision));
  const ruled = { periods, extraHours, hires: [...hired.hires], locks: forecastLocks(deciding, decisions) };
  const lines = ruleLines({ shop: basis.shop, decisions: ruled, grid });
  const amounts = (of: typeof lines): number => totalOfLines(of.map(({ amount }) => amount));
  const hires = totalOfLines(hired.hires.map(({ cost }) => roundMoney(cost)));
  return {
    deciding,
    told: {
      ledger: amounts(lines),
      kinds: [...new Set(lines.map(({ kind }) => kind))].map((kind) => ({
        kind,
        amount: amounts(lines.filter((line) => line.kind === kind)),
      })),
      atStake: meanInterval(lossOfCosts(decisions.map(({ cost }) => cost))).mean,
      withoutPartners: roundMoney(
        hires + decisions.reduce((sum, { withoutPartners }) => sum + meanOf(sumOfCosts([withoutPartners])), 0),
      ),
      solvedWithin: solvedWithin(periods),
      hired: hired.hires.reduce((sum, one) => sum + one.people, 0),
      paths: basis.paths,
    },
    follow: (told) => {
      const costOf = onFreshSeasons(people, deciding, cancel);
      const weeks = decisions.map((decision, i) => {
        stopIfCancelled(cancel);
        told?.(i, decisions.length, "Following the rules on fresh seasons");
        return costOf(decision, decision.seats);
      });
      return sumOfWeeks(weeks, hires);
    },
  };
}

/** What each partner is asked for in weeks in which anything is bought. */
function periodsOf({ deciding, decisions }: WeeksDecided, losses: readonly QueueContactLoss[]): PeriodDecided[] {
  return decisions
    .filter(isBought)
    .flatMap((decision) =>
      decision.partners.flatMap((_, partner) => decisionPeriod(deciding, decision, partner, [...losses]) ?? []),
    );
}

/** Cost less bound of every week that was solved; what partners of a week are told of it is the same. */
function solvedWithin(periods: readonly Pick<PeriodDecided, "firstDay" | "solved">[]): number {
  const weeks = new Map(periods.map(({ firstDay, solved }) => [firstDay, Math.max(0, solved.cost - solved.bound)]));
  return roundMoney([...weeks.values()].reduce((sum, each) => sum + each, 0));
}
