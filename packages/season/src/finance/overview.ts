import type { AskedColumn, AskedComparison, FinanceOutcome, Plan } from "@springtide/contracts";
import { isDeferred } from "../deferred.ts";
import { uncertainTriggers } from "../scenarios/onset-days.ts";
import { PLAN_COLUMN, presetColumn } from "./asked-columns.ts";

/** Ten points more, or half of what is left to 100 % where that is less. */
const MORE_POINTS = 0.1;
const SEASONS = ["early", "usual", "late"] as const;

/** A target proposed for every line. */
export interface ProposedTarget {
  readonly share: number;
  /** As it is where not given. */
  readonly withinSeconds?: number | undefined;
}

/**
 * The first page of finance: early, usual and late season, each with the present and with a proposed target, planned anew. Early and late are the
 * deciles of each trigger whose date is not sure; where every date is sure there is the usual season alone.
 */
export function overviewOf(plan: Plan, proposed: ProposedTarget | null): AskedComparison {
  const lines = plan.shop.queues.filter((queue) => !isDeferred(queue));
  const uncertain = uncertainTriggers(plan);
  const targets = lines.map(({ id, target: { share, withinSeconds } }) => ({
    queue: id,
    current: { share, withinSeconds },
    proposed: {
      share: proposed?.share ?? Math.min(hundredth(share + MORE_POINTS), (1 + share) / 2),
      withinSeconds: proposed?.withinSeconds ?? withinSeconds,
    },
  }));
  const target: FinanceOutcome["changes"] = {
    queues: Object.fromEntries(
      targets.map(({ queue, proposed: { share, withinSeconds } }) => [
        queue,
        { target: { share, within: `${withinSeconds}s` } },
      ]),
    ),
  };
  const shown = uncertain.length === 0 ? (["usual"] as const) : SEASONS;
  const columns = shown.flatMap((season): AskedColumn[] => {
    const dates: FinanceOutcome["changes"] = {
      triggers: Object.fromEntries(uncertain.map((trigger) => [trigger.id, { on: trigger[season] }])),
    };
    return [presetColumn(`${season}-current`, dates), presetColumn(`${season}-proposed`, { ...dates, ...target })];
  });
  return {
    kind: "overview",
    columns: [PLAN_COLUMN, ...columns],
    decide: false,
    question: null,
    overview: {
      targets,
      seasons: shown.map((season) => ({
        season,
        dates: uncertain.map((trigger) => ({ trigger: trigger.id, day: trigger[season] })),
        current: `${season}-current`,
        proposed: `${season}-proposed`,
      })),
    },
  };
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
