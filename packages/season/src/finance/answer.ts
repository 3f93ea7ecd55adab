import type { AskedQuestion, FinanceOutcome, PairedFigure, Plan, QuestionAnswer } from "@springtide/contracts";
import { needValue, pathQuantiles } from "@springtide/planning";
import { priorShares } from "../opening-hours/closed-shares.ts";
import { customerValueOf } from "../economics/customer-value-of.ts";
import { queueOf } from "../places.ts";
import { pairedDifference } from "../scenarios/paired.ts";
import { PLAN } from "./asked-columns.ts";
import type { FollowedDifference } from "./followed-difference.ts";
import { isBeyondChance } from "./finance-outcome.ts";
import { hundredths } from "./season-quantities.ts";

type Case = QuestionAnswer["cases"][number];

/** What was guessed of needs may be half, or double. */
const GUESSED = [0.5, 1, 2] as const;

/**
 * A question answered by figures: what each case costs more than planned and puts more at stake, each with the range that chance leaves; the
 * sentence is for whoever reads it in their language.
 * @param followed by outcome, where orders and rules were decided anew
 */
export function answerOf(
  plan: Plan,
  { ask, cases, notes, noteFacts, isGuessed }: AskedQuestion,
  outcomes: readonly FinanceOutcome[],
  followed: ReadonlyMap<string, FollowedDifference>,
): QuestionAnswer {
  const planned = outcomes.find(({ id }) => id === PLAN);
  const told = cases.flatMap((one): Case[] => {
    const outcome = outcomes.find(({ id }) => id === one.scenario);
    if (outcome?.difference == null || planned === undefined) return [];
    const { ledger, atStake } = followed.get(one.scenario) ?? outcome.difference;
    const earned = ask.question === "open-longer" ? earnedOf(plan, one, outcome.difference.contacts) : null;
    return [
      {
        ...{ scenario: one.scenario, value: one.value, subjects: [...one.subjects], ledger, atStake, earned },
        staffedBy: one.staffedBy,
        ...weighedCase(
          ask,
          { ledger, atStake, earned },
          { outcome, planned, followed: followed.get(one.scenario), isGuessed },
        ),
        seasons: followed.has(one.scenario) ? null : seasonsOf(outcome, planned),
        earnedRange: earned === null || !isGuessed ? null : guessedRange(earned.mean),
        service: outcome.queues.map(({ queue, serviceLevel }) => ({
          queue,
          before: planned.queues.find((of) => of.queue === queue)?.serviceLevel ?? null,
          after: serviceLevel,
        })),
      },
    ];
  });
  return { ask, cases: told, basis: followed.size > 0 ? "decided" : "cover", best: bestOf(told), notes, noteFacts };
}

/**
 * Which is better, the plan or the case: ledger and value at stake weighed one against the other, what is earned taken off. Within chance, and
 * within what better decisions could save, neither is. A season that comes early is no choice.
 */
function weighedCase(
  { question }: QuestionAnswer["ask"],
  { ledger, atStake, earned }: Pick<Case, "ledger" | "atStake" | "earned">,
  {
    outcome,
    planned,
    followed,
    isGuessed,
  }: {
    readonly outcome: FinanceOutcome;
    readonly planned: FinanceOutcome;
    readonly followed: FollowedDifference | undefined;
    readonly isGuessed: boolean;
  },
): Pick<Case, "weighed" | "solvedWithin"> {
  const solvedWithin = hundredths((outcome.decided?.solvedWithin ?? 0) + (planned.decided?.solvedWithin ?? 0));
  if (question === "early-season" || atStake === null) return { weighed: null, solvedWithin };
  const chance = followed?.together.halfWidth ?? ledger.halfWidth + atStake.halfWidth + (earned?.halfWidth ?? 0);
  const cost = followed?.together.mean ?? ledger.mean + atStake.mean;
  const judged = (won: number): "better" | "worse" | "even" => {
    const more = cost - won;
    if (Math.abs(more) <= chance + solvedWithin) return "even";
    return more < 0 ? "better" : "worse";
  };
  const needs = isGuessed ? GUESSED : [1];
  const verdicts = new Set(needs.map((times) => judged((earned?.mean ?? 0) * times)));
  return { weighed: verdicts.size === 1 ? judged(earned?.mean ?? 0) : "depends", solvedWithin };
}

/** Half or double the needs are as likely as what was guessed, and bring as much less or more. */
function guessedRange(mean: number): { low: number; high: number } {
  const [low, , high] = GUESSED;
  return { low: hundredths(mean * low), high: hundredths(mean * high) };
}

/** What each season costs more once it is known. */
function seasonsOf({ season, people }: FinanceOutcome, planned: FinanceOutcome): Case["seasons"] {
  // Who is met as planned did not know.
  if (season === null || planned.season === null || people === "as-planned") return null;
  const [more, less] = [Float64Array.from(season.byPath), Float64Array.from(planned.season.byPath)];
  const { mean, halfWidth } = pairedDifference(more, less);
  const { p10, p90 } = pathQuantiles(more.map((cost, path) => cost - (less[path] ?? 0)));
  const [middle, half, low, high] = [mean, halfWidth, p10, p90].map(hundredths);
  return { mean: middle ?? 0, halfWidth: half ?? 0, p10: low ?? 0, p90: high ?? 0 };
}

/** Of those who come more, some turned to another channel before; the rest would have been lost. */
function earnedOf(
  { shop }: Plan,
  { subjects: [id = ""] }: AskedQuestion["cases"][number],
  more: PairedFigure,
): PairedFigure | null {
  const queue = queueOf(shop, id);
  const value = customerValueOf(shop, queue);
  if (value === null) return null;
  const { lostShare, elsewhereShare } = priorShares(queue);
  const worth = (needValue(value).ofLost * lostShare) / (lostShare + elsewhereShare);
  return { mean: hundredths(more.mean * worth), halfWidth: hundredths(more.halfWidth * worth) };
}

function bestOf(cases: readonly Case[]): string | null {
  const better = cases.filter(({ ledger, atStake, weighed }) => {
    if (weighed === "even") return false;
    const moved = [ledger, ...(atStake === null ? [] : [atStake])].filter(isBeyondChance);
    return moved.length > 0 && moved.every(({ mean }) => mean < 0);
  });
  return better.toSorted((a, b) => a.ledger.mean - b.ledger.mean)[0]?.scenario ?? null;
}
