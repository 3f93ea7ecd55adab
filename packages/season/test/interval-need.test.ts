import { beforeAll, describe, expect, it } from "vitest";
import type { Plan, PlanModel } from "@springtide/contracts";
import { openPlan, type PlanDesk, planSeason } from "@springtide/season";
import { smallInput } from "./small-shop.ts";

let plan: Plan;
let desk: PlanDesk;
beforeAll(() => {
  plan = planSeason(smallInput());
  desk = openPlan(plan);
});

describe("a requirement opened", () => {
  // The plan took its agents from tables of the same models, path by path; here each interval is answered by itself.
  it.each<PlanModel>(["patience", "erlang-c"])(
    "comes to the agents and heads of the plan by %s, interval by interval",
    (model) => {
      const shown = desk.replan({ model });
      const phone = shown.staffing.find(({ queue }) => queue === "phone");
      const open = (phone?.agents ?? []).flatMap((agents, interval) => (agents > 0 ? [interval] : []));
      expect(open.length).toBeGreaterThan(300);
      for (const interval of open.filter((_, i) => i % 7 === 0)) {
        const { answer } = desk.intervalNeed({ queue: "phone", interval, plan: shown });
        expect([interval, answer.agents, answer.heads]).toEqual([
          interval,
          phone?.agents[interval],
          phone?.required[interval],
        ]);
      }
    },
  );

  it("names the season that decides, and carries work on from before", () => {
    const interval = fourthOpen(plan); // an hour and a half after the doors opened
    const { seasons, rank, contacts, meanContacts, loadErlangs, answer } = desk.intervalNeed({
      queue: "phone",
      interval,
    });
    expect(seasons).toBe(plan.paths);
    expect(rank / seasons).toBeCloseTo(plan.level.intervalQuantile, 9);
    expect(Math.min(contacts, meanContacts)).toBeGreaterThan(0);
    expect(answer.loadErlangs).toBeCloseTo(loadErlangs, 9);
    expect(loadErlangs).not.toBeCloseTo((contacts * 300) / 1800, 3);
    const byErlangC = desk.intervalNeed({ queue: "phone", interval, plan: desk.replan({ model: "erlang-c" }) });
    expect(byErlangC.loadErlangs).toBeCloseTo((byErlangC.contacts * 300) / 1800, 9);
  });

  it("refuses closed hours and work that waits in a pile", () => {
    expect(() => desk.intervalNeed({ queue: "phone", interval: 0 })).toThrow(/open/);
    expect(() => desk.intervalNeed({ queue: "email", interval: fourthOpen(plan) })).toThrow(/line/);
  });
});

function fourthOpen({ staffing }: Plan): number {
  return 3 + (staffing.find(({ queue }) => queue === "phone")?.agents.findIndex((agents) => agents > 0) ?? 0);
}
