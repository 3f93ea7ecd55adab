import type { DecisionDeadline, DecisionPeriod, ExtraHoursPlan, PlanDecisions } from "@springtide/contracts";
import { roundMoney, totalOfLines, withoutStandBy, worstMean } from "@springtide/planning";
import { type CancelSignal, type Progress, stopIfCancelled } from "@springtide/refusal";
import { extraHoursDeadline, extraHoursPlans } from "../hiring/extra-hours-plan.ts";
import { extraHoursRemarks } from "../hiring/extra-hours-remarks.ts";
import type { LongerHoursToDecide } from "../opening-hours/open-longer.ts";
import { decidePieces, type DecidingWork } from "./decide-pieces.ts";
import { risingPairs, signalsOf, type StandByDecision } from "./decide-stand-by.ts";
import { type DeciderMeans, decideWeeks } from "./decide-weeks.ts";
import type { Deciding, DecidingQuestion } from "./deciding.ts";
import { type DatedPeriod, decisionDeadlines } from "./decision-deadlines.ts";
import { decisionPeriod, WORST } from "./decision-period.ts";
import { decisionRemarks } from "./decision-remarks.ts";
import { type DecisionValues, decisionValues, isBought } from "./decision-values.ts";
import { forecastLocks, lockDeadlines } from "./forecast-locks.ts";
import { meanInterval } from "./mean-interval.ts";
import { proveDecisions } from "./prove-decisions.ts";
import { onTopOfStanding } from "./standing-options.ts";
import { type CostByPath, lossOfCosts, meanOf, sumOfCosts, trueCost } from "./true-cost.ts";

/** One day less notice is worked out for so many of the dearest weeks. */
const LATER_WEEKS = 4;

/**
 * What to reserve, order firmly and confirm in a season, by which rule and by when, and what it is expected to cost beside the same without
 * stand-by and without partners. Each week is decided by itself: nothing a partner sells reaches from one into the next.
 */
export function decideSeason(
  question: DecidingQuestion & {
    readonly losses: PlanDecisions["losses"];
    /** Windows that might be opened, decided on beside all of this. */
    readonly longer?: LongerHoursToDecide | undefined;
  },
  means: DeciderMeans,
  progress?: Progress,
  cancel?: CancelSignal,
): PlanDecisions {
  const { basis, losses, longer } = question;
  const decided = decideWeeks(question, means, (done, total, label) => progress?.(done, 2 * total + 1, label), cancel);
  const { deciding, people, hired, asked, decisions } = decided;
  const steps = 2 * decisions.length + 1;
  const weeks = decisions.map((decision, i): WeekDecided => {
    stopIfCancelled(cancel);
    progress?.(decisions.length + i, steps, "Weighing what stand-by and signals are worth");
    return { decision, withoutStandBy: costWithoutStandBy(deciding, decision, asked.work) };
  });
  const dearest = new Set(
    weeks
      .filter(({ decision }) => decision.seats.reserved.some((seats) => seats > 0))
      .toSorted((a, b) => savedBy(b) - savedBy(a))
      .slice(0, LATER_WEEKS),
  );
  const dated = weeks.flatMap((week) => {
    stopIfCancelled(cancel);
    if (!isBought(week.decision)) return [];
    const values = decisionValues({ ...asked, span: week.decision.span }, week.decision, dearest.has(week));
    const ofDays = {
      done: meanOf(sumOfCosts([week.decision.cost])),
      withoutStandBy: meanOf(sumOfCosts([week.withoutStandBy])),
      withoutPartners: meanOf(sumOfCosts([week.decision.withoutPartners])),
    };
    return week.decision.partners.flatMap((_, partner): DatedPeriod[] => {
      const period = decisionPeriod(deciding, week.decision, partner, losses);
      return period === null ? [] : [{ period: { ...period, values: toldValues(values) }, ofDays }];
    });
  });
  const extraHours = weeks.flatMap((week) => datedExtraHours(deciding, week));
  progress?.(steps - 1, steps, "Following the rules on fresh seasons");
  const locks = forecastLocks(deciding, decisions);
  const hires = totalOfLines(hired.hires.map(({ cost }) => roundMoney(cost)));
  return {
    losses: [...losses],
    periods: dated.map(({ period }) => period),
    hires: [...hired.hires],
    extraHours: extraHours.map(({ plan }) => plan),
    ...(locks.length === 0 ? {} : { locks }),
    deadlines: inOrder([
      ...decisionDeadlines(basis, dated),
      ...lockDeadlines(deciding, locks),
      ...extraHours.map(({ deadline }) => deadline),
      ...hired.deadlines,
      ...(longer?.deadlines ?? []),
    ]),
    expected: {
      ...expectedOf(weeks, hires),
      // The sum of what its parts tell, each rounded by itself, so that whoever adds them up finds this.
      ledger: totalOfLines([
        ...dated.map(({ period }) => period.expected.ledger),
        ...extraHours.map(({ plan }) => plan.cost),
        hires,
      ]),
      ...(basis.commitments === undefined ? {} : { committed: committedCost(decisions) }),
      ...(hired.hires.length === 0 ? {} : { hires }),
    },
    proof: proveDecisions(people, deciding, { decisions, hires }, cancel),
    remarks: [
      ...decisionRemarks(deciding, decisions, losses),
      ...extraHoursRemarks(deciding, decisions),
      ...hired.remarks,
      ...(longer?.remarks ?? []),
    ],
  };
}

/** In order of time. */
function inOrder(deadlines: readonly DecisionDeadline[]): DecisionDeadline[] {
  return deadlines.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.subject < b.subject ? -1 : 1));
}

interface WeekDecided {
  readonly decision: StandByDecision;
  /** What it costs if everything is ordered firmly or not at all. */
  readonly withoutStandBy: CostByPath;
}

/** What a week costs if everything is ordered firmly or not at all. */
function costWithoutStandBy(deciding: Deciding, decision: StandByDecision, work: DecidingWork): CostByPath {
  const { partners, options, extra, known, cells, seats, coming } = decision;
  if (!seats.reserved.some((count) => count > 0)) return decision.cost;
  const signals = signalsOf(decision, deciding.basis.paths);
  const rising = risingPairs(decision.signals);
  const firm = decidePieces(deciding, cells, { partners, options, extra, signals, rising, vary: withoutStandBy }, work);
  return trueCost(deciding, cells, {
    ...{ partners, options, extra, signals: known, coming },
    seats: onTopOfStanding(options, firm),
  });
}

/** In money as it is told. */
function toldValues({ standBy, signal, perfectSignal, oneDayLessNotice }: DecisionValues): DecisionPeriod["values"] {
  return {
    standBy: roundMoney(standBy),
    signal: roundMoney(signal),
    perfectSignal: roundMoney(perfectSignal),
    oneDayLessNotice: oneDayLessNotice === null ? null : roundMoney(oneDayLessNotice),
  };
}

/** Extra hours of a week with the deadline of each team. */
function datedExtraHours(
  deciding: Deciding,
  { decision }: WeekDecided,
): { readonly plan: ExtraHoursPlan; readonly deadline: DecisionDeadline }[] {
  const plans = extraHoursPlans(deciding, decision);
  if (plans.length === 0) return [];
  const { partners, options, seats, known, cells, coming } = decision;
  const done = meanOf(sumOfCosts([decision.cost]));
  const { ordered, reserved, confirmed } = seats;
  const without = trueCost(deciding, cells, {
    ...{ partners, options, signals: known, coming },
    seats: { ordered, reserved, confirmed },
  });
  const costs = { done, without: meanOf(sumOfCosts([without])) };
  return plans.map((plan) => ({ plan, deadline: extraHoursDeadline(deciding, plan, costs) }));
}

/** What stand-by saves in a week. */
function savedBy({ decision, withoutStandBy }: WeekDecided): number {
  return meanOf(sumOfCosts([withoutStandBy])) - meanOf(sumOfCosts([decision.cost]));
}

/** @param hires what new people cost, who are there whatever partners are asked for */
function expectedOf(weeks: readonly WeekDecided[], hires: number): Omit<PlanDecisions["expected"], "ledger"> {
  const costs = weeks.map(({ decision }) => decision.cost);
  const atStake = meanInterval(lossOfCosts(costs));
  return {
    atStake: atStake.mean,
    atStakeHalfWidth: Number.isFinite(atStake.halfWidth) ? atStake.halfWidth : 0,
    worstTenth: roundMoney(hires + worstMean(sumOfCosts(costs), WORST)),
    withoutStandBy: roundMoney(hires + meanOf(sumOfCosts(weeks.map(({ withoutStandBy }) => withoutStandBy)))),
    withoutPartners: roundMoney(hires + meanOf(sumOfCosts(weeks.map(({ decision }) => decision.withoutPartners)))),
  };
}

/** What is paid for what stands already if nothing further is said. */
function committedCost(decisions: readonly StandByDecision[]): number {
  return totalOfLines(decisions.map(({ withoutPartners }) => roundMoney(meanOf(withoutPartners.ledger))));
}
