import type { Plan, Scenario } from "@springtide/contracts";
import { isDeferred } from "../deferred.ts";
import { uncertainTriggers } from "./onset-days.ts";

const MORE_POINTS = 0.1;

/**
 * Scenarios that every plan is asked about: its causes coming early, at their usual time and late, met by the people planned; and another promise
 * to those who wait on the line, planned anew.
 */
export function readyMadeScenarios(plan: Plan): Scenario[] {
  return [...seasonScenarios(plan), ...promiseScenarios(plan)];
}

function seasonScenarios(plan: Plan): Scenario[] {
  const uncertain = uncertainTriggers(plan);
  if (uncertain.length === 0) return [];
  const seasons = [
    ["early", "earlier than in nine of ten seasons"],
    ["usual", "at their usual time"],
    ["late", "later than in nine of ten seasons"],
  ] as const;
  return seasons.map(([when, words]) => ({
    id: `season-${when}`,
    name: `Season ${when === "usual" ? "as usual" : when}`,
    note: `${uncertain.map((trigger) => `${trigger.name} on ${trigger[when]}`).join(", ")}: ${words}`,
    people: "as-planned",
    changes: { triggers: Object.fromEntries(uncertain.map((trigger) => [trigger.id, { on: trigger[when] }])) },
  }));
}

function promiseScenarios({ shop }: Plan): Scenario[] {
  const lines = shop.queues.filter((queue) => !isDeferred(queue));
  if (lines.length === 0) return [];
  const promise = (id: string, name: string, points: number, times: number): Scenario => {
    const targets = lines.map(({ id: queue, target }) => {
      const share =
        points > 0 ? Math.min(target.share + points, (1 + target.share) / 2) : Math.max(0.01, target.share + points);
      return { queue, before: target, share, within: target.withinSeconds * times };
    });
    return {
      id,
      name,
      note: targets
        .map(
          ({ queue, before, share, within }) =>
            `${queue} ${percent(share)} within ${within} s instead of ${percent(before.share)} within ${before.withinSeconds} s`,
        )
        .join(", "),
      people: "replanned",
      changes: {
        queues: Object.fromEntries(
          targets.map(({ queue, share, within }) => [queue, { target: { share: { kind: "to", to: share }, within } }]),
        ),
      },
    };
  };
  return [
    promise("promise-stricter", "A stricter promise", MORE_POINTS, 0.5),
    promise("promise-looser", "A looser promise", -MORE_POINTS, 2),
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
