import { Plan } from "@springtide/contracts";

/** A plan with so many lines of waiting customers instead of its queues: each is its first queue, under an id and a name of its own. */
export function withManyLines(plan: Plan, count: number): Plan {
  const [first, staffing, forecast] = [plan.shop.queues[0], plan.staffing[0], plan.forecasts[0]];
  const history = plan.history.daily[0];
  const names = Array.from({ length: count }, (_, i) => ({
    id: `line-${String(i + 1)}`,
    name: `Line ${String(i + 1)}`,
  }));
  const ids = names.map(({ id }) => id);
  const named = (of: object | undefined) => ids.map((queue) => ({ ...of, queue }));
  return Plan.parse({
    ...plan,
    shop: {
      ...plan.shop,
      queues: names.map((name) => ({ ...first, ...name })),
      teams: plan.shop.teams.map((team) => ({ ...team, serves: ids })),
      agreements: plan.shop.agreements.map((agreement) => ({ ...agreement, serves: ids })),
    },
    triggers: plan.triggers.map((trigger) => ({ ...trigger, liftByQueue: {} })),
    history: { ...plan.history, daily: named(history) },
    forecasts: named(forecast),
    staffing: named(staffing),
    verification: null,
    worstGaps: [],
    peaks: [],
  });
}
