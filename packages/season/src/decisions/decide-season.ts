import type { DecisionDeadline, ExtraHoursPlan, PlanDecisions } from "@springtide/contracts";
import { roundMoney, type Solve, totalOfLines, withoutStandBy, worstMean } from "@springtide/planning";
import { type CancelSignal, type Progress, stopIfCancelled } from "@springtide/refusal";
import { dayWords } from "./decision-words.ts";
import { isoDay } from "@springtide/calendar";
import { decidePieces, type DecidingWork } from "./decide-pieces.ts";
import {
  decideStandBy,
  risingPairs,
  signalsOf,
  type StandByDecision,
  type StandByQuestion,
} from "./decide-stand-by.ts";
import { type DatedPeriod, decisionDeadlines } from "./decision-deadlines.ts";
import { decisionPeriod, WORST } from "./decision-period.ts";
import { decisionRemarks } from "./decision-remarks.ts";
import { standingBlocks } from "../commitments/standing-blocks.ts";
import { weeksToDecide } from "./decision-span.ts";
import { decisionValues, isBought } from "./decision-values.ts";
import { type Deciding, type DecidingQuestion, openDeciding } from "./deciding.ts";
import { accountPrices } from "../hiring/account-price.ts";
import { extraHoursDeadline, extraHoursPlans } from "../hiring/extra-hours-plan.ts";
import { payOfTeam } from "../hiring/extra-hours-pay.ts";
import { extraHoursRemarks } from "../hiring/extra-hours-remarks.ts";
import { forecastLocks, lockDeadlines } from "./forecast-locks.ts";
import { hirePlans } from "../hiring/hire-plans.ts";
import type { LongerHoursToDecide } from "../opening-hours/open-longer.ts";
import { meanInterval } from "./mean-interval.ts";
import { type FollowedSeasons, proveDecisions } from "./prove-decisions.ts";
import { onTopOfStanding } from "./standing-options.ts";
import { type CostByPath, meanOf, trueCost } from "./true-cost.ts";

/** What partners are decided on with. */
export interface DeciderMeans {
  readonly solve: Solve;
  /** Nodes of the search a day; 20 if not given. */
  readonly nodes?: number;
  /** Told what the rules cost in each of the fresh seasons they are followed on: the same seasons for whatever terms they are made. */
  readonly followed?: ((seasons: FollowedSeasons) => void) | undefined;
}

/** How many told probabilities are told apart: a rule of more steps nobody follows. */
const CLASSES = 4;
const GAP = 0.01;
const NODES = 20;
/** Money of a cell: some per mille of what an hour of a seat costs. */
const TOLERANCE = 0.05;
/** One day less notice is worked out for so many of the dearest weeks. */
const LATER_WEEKS = 4;
/** A few hundred unknowns: seconds at most. */
const HIRING_LIMITS = { gap: 0.005, nodes: 2000 };

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
  const opened = openDeciding(question);
  const hired = hirePlans(opened, question.ownHeads, { ...means, limits: HIRING_LIMITS, progress, cancel });
  // Partners are decided on with new people at work.
  const people = { ...question, ownHeads: hired.ownHeads };
  const deciding = hired.hires.length === 0 ? opened : openDeciding({ ...people, like: opened });
  const spans = weeksToDecide(basis.grid);
  const asked = questionOf(deciding, means);
  const banked = new Map<string, number>();
  const roomPrices = accountPrices(deciding, spans, people.ownHeads);
  const weeks = spans.map((span, i): WeekDecided => {
    stopIfCancelled(cancel);
    progress?.(i, spans.length + 1, `Deciding on partners for the week of ${dayWords(isoDay(span.firstDay))}`);
    const extra = { ownHeads: people.ownHeads, banked: new Map(banked), roomPrices };
    const week = decidedWeek(deciding, { ...asked, span, extra });
    bankHours(banked, week.decision);
    return week;
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
      done: meanOf(sumOf([week.decision.cost])),
      withoutStandBy: meanOf(sumOf([week.withoutStandBy])),
      withoutPartners: meanOf(sumOf([week.decision.withoutPartners])),
    };
    return week.decision.partners.flatMap((_, partner): DatedPeriod[] => {
      const period = decisionPeriod(deciding, week.decision, partner, { values, losses });
      return period === null ? [] : [{ period, ofDays }];
    });
  });
  const extraHours = weeks.flatMap((week) => datedExtraHours(deciding, week));
  progress?.(spans.length, spans.length + 1, "Following the rules on fresh seasons");
  const decisions = weeks.map(({ decision }) => decision);
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
    proof: proveDecisions(people, deciding, { decisions, hires, followed: means.followed }, cancel),
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

function questionOf(deciding: Deciding, { solve, nodes = NODES }: DeciderMeans): Omit<StandByQuestion, "span"> {
  const { basis } = deciding;
  const work: DecidingWork = { solve, limits: { gap: GAP, nodes }, tolerance: TOLERANCE };
  return {
    deciding,
    agreements: basis.shop.agreements,
    atMs: basis.grid.startsMs[0] ?? 0,
    seed: basis.seed,
    classes: CLASSES,
    standing: standingBlocks(basis),
    work,
  };
}

function decidedWeek(deciding: Deciding, question: StandByQuestion): WeekDecided {
  const decision = decideStandBy(question);
  const { partners, options, extra, known, cells, seats, coming } = decision;
  if (!seats.reserved.some((count) => count > 0)) return { decision, withoutStandBy: decision.cost };
  const signals = signalsOf(decision, deciding.basis.paths);
  const rising = risingPairs(decision.signals);
  const firm = decidePieces(
    deciding,
    cells,
    { partners, options, extra, signals, rising, vary: withoutStandBy },
    question.work,
  );
  return {
    decision,
    withoutStandBy: trueCost(deciding, cells, {
      ...{ partners, options, extra, signals: known, coming },
      seats: onTopOfStanding(options, firm),
    }),
  };
}

/** Adds what a week puts into each team's account, whatever its signal will be: so no week finds less room than it was told. */
function bankHours(banked: Map<string, number>, { extra, seats }: StandByDecision): void {
  extra.teams.forEach(({ team }, at) => {
    const most = Math.max(0, ...seats.extra.map((heads) => payOfTeam(extra, at, heads).bankedHours));
    banked.set(team.id, (banked.get(team.id) ?? 0) + most);
  });
}

/** Extra hours of a week with the deadline of each team. */
function datedExtraHours(
  deciding: Deciding,
  { decision }: WeekDecided,
): { readonly plan: ExtraHoursPlan; readonly deadline: DecisionDeadline }[] {
  const plans = extraHoursPlans(deciding, decision);
  if (plans.length === 0) return [];
  const { partners, options, seats, known, cells, coming } = decision;
  const done = meanOf(sumOf([decision.cost]));
  const { ordered, reserved, confirmed } = seats;
  const without = trueCost(deciding, cells, {
    ...{ partners, options, signals: known, coming },
    seats: { ordered, reserved, confirmed },
  });
  const costs = { done, without: meanOf(sumOf([without])) };
  return plans.map((plan) => ({ plan, deadline: extraHoursDeadline(deciding, plan, costs) }));
}

/** What stand-by saves in a week. */
function savedBy({ decision, withoutStandBy }: WeekDecided): number {
  return meanOf(sumOf([withoutStandBy])) - meanOf(sumOf([decision.cost]));
}

/** @param hires what new people cost, who are there whatever partners are asked for */
function expectedOf(weeks: readonly WeekDecided[], hires: number): Omit<PlanDecisions["expected"], "ledger"> {
  const costs = weeks.map(({ decision }) => decision.cost);
  const nothing = new Float64Array(0);
  const atStake = meanInterval(sumOf(costs.map(({ loss }) => ({ ledger: loss, loss: nothing }))));
  return {
    atStake: atStake.mean,
    atStakeHalfWidth: Number.isFinite(atStake.halfWidth) ? atStake.halfWidth : 0,
    worstTenth: roundMoney(hires + worstMean(sumOf(costs), WORST)),
    withoutStandBy: roundMoney(hires + meanOf(sumOf(weeks.map(({ withoutStandBy }) => withoutStandBy)))),
    withoutPartners: roundMoney(hires + meanOf(sumOf(weeks.map(({ decision }) => decision.withoutPartners)))),
  };
}

/** What is paid for what stands already if nothing further is said. */
function committedCost(decisions: readonly StandByDecision[]): number {
  return totalOfLines(decisions.map(({ withoutPartners }) => roundMoney(meanOf(withoutPartners.ledger))));
}

/** Ledger cost and loss together, by path. */
function sumOf(costs: readonly CostByPath[]): Float64Array {
  const total = new Float64Array(costs[0]?.ledger.length ?? 0);
  for (const { ledger, loss } of costs)
    total.forEach((sum, path) => {
      total[path] = sum + (ledger[path] ?? 0) + (loss[path] ?? 0);
    });
  return total;
}
