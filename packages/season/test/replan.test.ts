import { beforeAll, describe, expect, it } from "vitest";
import { Plan, type Shop } from "@springtide/contracts";
import { openPlan, type PlanDesk, planSeason, replan } from "@springtide/season";
import { smallInput, smallShop } from "./small-shop.ts";

const twoWeeks = (): Shop => smallShop({ plan: { horizon: "2w", paths: 20 } });

let plan: Plan;
let desk: PlanDesk;
beforeAll(() => {
  plan = planSeason(smallInput(twoWeeks()));
  desk = openPlan(plan);
});

/** What-if does not verify: that is for plans that are made. */
const unverified = (of: Plan): Plan => ({ ...of, verification: null });
const everyAgent = (of: Plan): number[] => of.staffing.flatMap(({ agents }) => agents);

describe("a plan changed", () => {
  it("is the same plan where nothing is changed", () => {
    expect(desk.replan({})).toEqual(plan);
    expect(replan(plan, {})).toEqual(plan);
  });

  it("is the same after it went through a file", () => {
    expect(replan(Plan.parse(JSON.parse(JSON.stringify(plan))), { readySeasons: 0.9 })).toEqual(
      desk.replan({ readySeasons: 0.9 }),
    );
  });

  it("is what planning with the other target would have given", () => {
    const shop = twoWeeks();
    const queues = shop.queues.map((queue) =>
      queue.id === "phone" ? { ...queue, target: { ...queue.target, share: 0.95 } } : queue,
    );
    expect(desk.replan({ targets: { phone: { share: 0.95 } } })).toEqual(
      unverified(planSeason(smallInput({ ...shop, queues }))),
    );
  });

  it("is what planning with the other level would have given", () => {
    const shop = twoWeeks();
    expect(desk.replan({ readySeasons: 0.5 })).toEqual(
      unverified(planSeason(smallInput({ ...shop, plan: { ...shop.plan, readySeasons: 0.5 } }))),
    );
  });

  it.each(["erlang-c", "patience"] as const)("is what planning by %s would have given", (model) => {
    const shop = twoWeeks();
    const changed = desk.replan({ model });
    const made = planSeason(smallInput({ ...shop, plan: { ...shop.plan, model } }));
    // By the plan's own model nothing was moved: what was verified still holds.
    expect(changed).toEqual(model === plan.shop.plan.model ? made : unverified(made));
  });

  it("names what Erlang C would want, whichever model it was made by", () => {
    const byErlangC = desk.replan({ model: "erlang-c" });
    expect(plan.totals.requiredHoursErlangC).toEqual(byErlangC.totals.requiredHours);
    expect(byErlangC.totals.requiredHoursErlangC).toEqual(byErlangC.totals.requiredHours);
    expect(plan.totals.requiredHours.p50).toBeLessThan(byErlangC.totals.requiredHours.p50);
  });

  it("leaves the forecast alone", () => {
    const changed = desk.replan({ targets: { phone: { share: 0.99 } }, readySeasons: 0.95 });
    expect(changed.forecasts).toBe(plan.forecasts);
    expect(changed.totals.contacts).toEqual(plan.totals.contacts);
  });

  it.each([
    ["a greater share", { share: 0.95 }],
    ["a shorter time", { withinSeconds: 5 }],
    ["both", { share: 0.9, withinSeconds: 10 }],
  ])("never needs less for %s", (_, target) => {
    const stricter = desk.replan({ targets: { phone: target } });
    const agents = (of: Plan): number => everyAgent(of).reduce((sum, count) => sum + count, 0);
    expect(agents(stricter)).toBeGreaterThanOrEqual(agents(plan));
    for (const part of ["mean", "p10", "p50", "p90"] as const)
      expect(stricter.totals.requiredHours[part]).toBeGreaterThanOrEqual(plan.totals.requiredHours[part]);
  });

  it("never needs fewer agents in any interval for a stricter target at the same quantile", () => {
    // Ready for every season: the quantile is the highest either way, and each season by itself needs no fewer.
    const all = { readySeasons: 0.999 };
    const [before, after] = [desk.replan(all), desk.replan({ ...all, targets: { phone: { share: 0.95 } } })];
    expect(after.level.intervalQuantile).toBe(before.level.intervalQuantile);
    const then = everyAgent(before);
    everyAgent(after).forEach((count, t) => {
      expect(count).toBeGreaterThanOrEqual(then[t] ?? 0);
    });
  });

  it("never needs fewer agents in any interval for more seasons", () => {
    const levels = [0.5, 0.7, 0.9, 0.99].map((readySeasons) => everyAgent(desk.replan({ readySeasons })));
    for (let i = 1; i < levels.length; i += 1)
      levels[i]?.forEach((agents, t) => {
        expect(agents).toBeGreaterThanOrEqual(levels[i - 1]?.[t] ?? 0);
      });
  });

  it("changes only the queue that is named", () => {
    const changed = desk.replan({ targets: { phone: { withinSeconds: 60 } } });
    expect(changed.shop.queues.map(({ target }) => target.withinSeconds)).toEqual([60, 86_400]);
  });
});
