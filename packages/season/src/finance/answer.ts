import type { AskedQuestion, FinanceOutcome, PairedFigure, Plan, QuestionAnswer } from "@springtide/contracts";
import { needValue } from "@springtide/planning";
import { priorShares } from "../opening-hours/closed-shares.ts";
import { customerValueOf } from "../economics/customer-value-of.ts";
import { queueOf } from "../places.ts";
import { PLAN } from "./asked-columns.ts";
import type { FollowedDifference } from "./followed-difference.ts";
import { isBeyondChance } from "./finance-outcome.ts";
import { hundredths } from "./season-quantities.ts";

type Case = QuestionAnswer["cases"][number];

/**
 * A question answered by figures: what each case costs more than planned and puts more at stake, each with the range that chance leaves; the
 * sentence is for whoever reads it in their language.
 * @param followed by outcome, where orders and rules were decided anew
 */
export function answerOf(
  plan: Plan,
  { ask, cases, notes }: AskedQuestion,
  outcomes: readonly FinanceOutcome[],
  followed: ReadonlyMap<string, FollowedDifference>,
): QuestionAnswer {
  const planned = outcomes.find(({ id }) => id === PLAN);
  const told = cases.flatMap((one): Case[] => {
    const outcome = outcomes.find(({ id }) => id === one.scenario);
    if (outcome?.difference == null || planned === undefined) return [];
    const { ledger, atStake } = followed.get(one.scenario) ?? outcome.difference;
    return [
      {
        ...{ scenario: one.scenario, value: one.value, subjects: [...one.subjects], ledger, atStake },
        earned: ask.question === "open-longer" ? earnedOf(plan, one, outcome.difference.contacts) : null,
        service: outcome.queues.map(({ queue, serviceLevel }) => ({
          queue,
          before: planned.queues.find((of) => of.queue === queue)?.serviceLevel ?? null,
          after: serviceLevel,
        })),
      },
    ];
  });
  return { ask, cases: told, basis: followed.size > 0 ? "decided" : "cover", best: bestOf(told), notes: [...notes] };
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
  const better = cases.filter(({ ledger, atStake }) => {
    const moved = [ledger, ...(atStake === null ? [] : [atStake])].filter(isBeyondChance);
    return moved.length > 0 && moved.every(({ mean }) => mean < 0);
  });
  return better.toSorted((a, b) => a.ledger.mean - b.ledger.mean)[0]?.scenario ?? null;
}
