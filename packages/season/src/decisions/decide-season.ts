import type { DecisionDeadline, PlanDecisions } from "@springtide/contracts";
import { roundMoney, type Solve, withoutLate, worstMean } from "@springtide/planning";
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
import { weeksToDecide } from "./decision-span.ts";
import { decisionValues, isBought } from "./decision-values.ts";
import { type Deciding, type DecidingQuestion, openDeciding } from "./deciding.ts";
import { hirePlans } from "../hiring/hire-plans.ts";
import { proveDecisions } from "./prove-decisions.ts";
import { type CostByPath, meanOf, trueCost } from "./true-cost.ts";

/** What partners are decided on with. */
export interface DeciderMeans {
  readonly solve: Solve;
  /** Nodes of the search a day; 20 if not given. */
  readonly nodes?: number;
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
  question: DecidingQuestion & { readonly losses: PlanDecisions["losses"] },
  means: DeciderMeans,
  progress?: Progress,
  cancel?: CancelSignal,
): PlanDecisions {
  const { basis, losses } = question;
  const opened = openDeciding(question);
  const hired = hirePlans(opened, question.ownHeads, { ...means, limits: HIRING_LIMITS, progress, cancel });
  // Partners are decided on with new people at work.
  const people = { ...question, ownHeads: hired.ownHeads };
  const deciding = hired.hires.length === 0 ? opened : openDeciding({ ...people, like: opened });
  const spans = weeksToDecide(basis.grid);
  const asked = questionOf(deciding, means);
  const weeks = spans.map((span, i): WeekDecided => {
    stopIfCancelled(cancel);
    progress?.(i, spans.length + 1, `Deciding on partners for the week of ${dayWords(isoDay(span.firstDay))}`);
    return decidedWeek(deciding, { ...asked, span });
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
    return week.decision.partners.flatMap((_, partner): DatedPeriod[] => {
      const period = decisionPeriod(deciding, week.decision, partner, { values, losses });
      const withoutPartners = meanOf(week.decision.withoutPartners.loss);
      return period === null ? [] : [{ period, withoutStandBy: meanOf(sumOf([week.withoutStandBy])), withoutPartners }];
    });
  });
  progress?.(spans.length, spans.length + 1, "Following the rules on fresh seasons");
  const decisions = weeks.map(({ decision }) => decision);
  return {
    losses: [...losses],
    periods: dated.map(({ period }) => period),
    hires: [...hired.hires],
    extraHours: [],
    deadlines: inOrder([...decisionDeadlines(basis, dated), ...hired.deadlines]),
    expected: expectedOf(weeks),
    proof: proveDecisions(people, deciding, decisions, cancel),
    remarks: [...decisionRemarks(deciding, decisions, losses), ...hired.remarks],
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
    work,
  };
}

function decidedWeek(deciding: Deciding, question: StandByQuestion): WeekDecided {
  const decision = decideStandBy(question);
  const { partners, options, known, cells, seats } = decision;
  if (!seats.reserved.some((count) => count > 0)) return { decision, withoutStandBy: decision.cost };
  const signals = signalsOf(decision, deciding.basis.paths);
  const rising = risingPairs(decision.signals);
  const firm = decidePieces(deciding, cells, { partners, options, signals, rising, vary: withoutLate }, question.work);
  return { decision, withoutStandBy: trueCost(deciding, cells, { partners, options, seats: firm, signals: known }) };
}

/** What stand-by saves in a week. */
function savedBy({ decision, withoutStandBy }: WeekDecided): number {
  return meanOf(sumOf([withoutStandBy])) - meanOf(sumOf([decision.cost]));
}

function expectedOf(weeks: readonly WeekDecided[]): PlanDecisions["expected"] {
  const costs = weeks.map(({ decision }) => decision.cost);
  const nothing = new Float64Array(0);
  return {
    ledger: roundMoney(meanOf(sumOf(costs.map(({ ledger }) => ({ ledger, loss: nothing }))))),
    atStake: roundMoney(meanOf(sumOf(costs.map(({ loss }) => ({ ledger: loss, loss: nothing }))))),
    worstTenth: roundMoney(worstMean(sumOf(costs), WORST)),
    withoutStandBy: roundMoney(meanOf(sumOf(weeks.map(({ withoutStandBy }) => withoutStandBy)))),
    withoutPartners: roundMoney(meanOf(sumOf(weeks.map(({ decision }) => decision.withoutPartners)))),
  };
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
