import type { Plan, PlanModel } from "@springtide/contracts";

/** The promise wished for one queue. */
export interface QueueWish {
  readonly share: number;
  readonly withinSeconds: number;
}

/** What the sliders and the switch say: the targets by queue, the level of the plan, and the model of lines. */
export interface Wish {
  readonly targets: Readonly<Record<string, QueueWish>>;
  readonly readySeasons: number;
  readonly model: PlanModel;
}

/** What `replan` is asked: only what differs from the plan. */
export interface Change {
  targets?: Record<string, { share?: number; withinSeconds?: number }>;
  readySeasons?: number;
  model?: PlanModel;
}

export function wishOf(plan: Plan): Wish {
  return {
    targets: Object.fromEntries(
      plan.shop.queues.map(({ id, target }) => [id, { share: target.share, withinSeconds: target.withinSeconds }]),
    ),
    readySeasons: plan.level.readySeasons,
    model: plan.shop.plan.model,
  };
}

/** The difference between a wish and a plan; null where there is none. */
export function changeFor(plan: Plan, wish: Wish): Change | null {
  const targets: Record<string, { share?: number; withinSeconds?: number }> = {};
  for (const { id, target } of plan.shop.queues) {
    const wished = wish.targets[id];
    if (wished === undefined) continue;
    const change = {
      ...(same(wished.share, target.share) ? {} : { share: wished.share }),
      ...(same(wished.withinSeconds, target.withinSeconds) ? {} : { withinSeconds: wished.withinSeconds }),
    };
    if (Object.keys(change).length > 0) targets[id] = change;
  }
  const change: Change = {
    ...(Object.keys(targets).length > 0 ? { targets } : {}),
    ...(same(wish.readySeasons, plan.level.readySeasons) ? {} : { readySeasons: wish.readySeasons }),
    ...(wish.model === plan.shop.plan.model ? {} : { model: wish.model }),
  };
  return Object.keys(change).length === 0 ? null : change;
}

function same(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-9;
}
