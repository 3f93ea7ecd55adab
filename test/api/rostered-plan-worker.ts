import { parentPort } from "node:worker_threads";
import type { Plan } from "@springtide/contracts";
import type { PlanInputs } from "@springtide/store";
import { smallPlan } from "./small-plan.ts";

const DAYS = 14;
const INTERVALS = DAYS * 48;

/** A plan of two weeks in which two people work from nine to five, one of them on Tuesday, and one person is required then. */
function rosteredPlan(inputs: PlanInputs): Plan {
  const { shop } = inputs;
  const none = (): number[] => new Array<number>(INTERVALS).fill(0);
  const required = none().map((_, t) => (t % 48 >= 18 && t % 48 < 34 && t < 5 * 48 ? 1 : 0));
  const shift = (person: string, day: string) => ({
    ...{ person, team: "desk", pattern: "day", hours: 7.5, paidHours: 7.5 },
    start: `${day}T09:00:00+02:00`,
    end: `${day}T17:00:00+02:00`,
    breaks: [{ start: `${day}T12:30:00+02:00`, end: `${day}T13:00:00+02:00` }],
  });
  const shifts = [shift("ana", "2026-06-01"), shift("ana", "2026-06-02"), shift("ben", "2026-06-01")];
  return {
    ...smallPlan(inputs),
    grid: { zone: shop.zone, intervalMinutes: 30, firstDay: "2026-06-01", days: DAYS, intervals: INTERVALS },
    staffing: [
      {
        ...{
          queue: "phone",
          model: "patience",
          agents: required,
          required,
          own: none(),
          overflow: none(),
          gap: none(),
        },
        ...{ serviceLevel: none(), occupancy: none(), expectedServiceLevel: null, expectedAbandonShare: null },
      },
    ],
    roster: {
      ...{ firstDay: "2026-06-01", days: DAYS, shifts, open: [], conflicts: [], remarks: [] },
      people: ["ana", "ben"].map((person) => ({
        ...{ person, name: person === "ana" ? "Ana Kovacs" : "Ben Ode", team: "desk", contract: "full" },
        ...{ hours: 15, paidHours: 80, cost: 1600, overtimeHours: 0, unpopularHours: 0, wishesKept: 0, wishes: 0 },
      })),
      rules: [
        {
          site: "main",
          rules: {
            ...{ country: "DE", name: "Rules of the test", from: "2026-01-01" },
            rules: [{ id: "daily-rest", source: "Law, paragraph 5", kind: "daily-rest", hours: 11 }],
          },
        },
      ],
      solved: [
        {
          ...{ site: "main", firstDay: "2026-06-01", days: DAYS, cost: 1, bound: 1, gap: 0, stopped: "gap" },
          work: { gap: 0.02, rounds: 1, nodes: 1, seed: 1 },
        },
      ],
    },
  };
}

/** Stands in for the worker that computes a plan: hands over one with a roster by name. */
parentPort?.on("message", (inputs: PlanInputs) => {
  parentPort?.postMessage({ kind: "done", json: JSON.stringify(rosteredPlan(inputs)) });
});
