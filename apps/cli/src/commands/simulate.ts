import { Refusal } from "@springtide/refusal";
import type { Command, Given } from "../command.ts";
import { QUEUE_OPTIONS } from "./simulate-options.ts";
import { PLAN_OPTIONS, simulateStoredPlan } from "./simulate-plan.ts";
import { simulateTypedQueue } from "./simulate-queue.ts";

/** A plan, or one queue, played out contact by contact, with what the formulas say beside. */
export const simulateCommand: Command = {
  name: "simulate",
  summary: "play a plan, or one queue, out contact by contact, with what the formulas say beside",
  words: ["[plan.json]"],
  options: { ...QUEUE_OPTIONS, ...PLAN_OPTIONS },
  async run(given, terminal) {
    const [plan] = given.words;
    refuseMixture(given, plan !== undefined);
    if (plan === undefined) simulateTypedQueue(given, terminal);
    else await simulateStoredPlan(plan, given, terminal);
  },
};

/** A plan brings its queues along; a queue that is typed has no days and no seasons. */
function refuseMixture(given: Given, withPlan: boolean): void {
  const foreign = Object.keys(withPlan ? QUEUE_OPTIONS : PLAN_OPTIONS).filter((option) => option !== "seed");
  const found = foreign.filter((option) => given.text(option) !== undefined);
  if (found.length === 0) return;
  throw new Refusal({
    code: "options-contradict",
    place: { file: "command line" },
    found: `${found.map((option) => `--${option}`).join(", ")} ${withPlan ? "with" : "without"} a plan`,
    rule: withPlan
      ? "the plan says what its queues and people are"
      : "only a plan has seasons, days and a file of figures",
    remedy: withPlan ? "Leave them out, or leave out the plan." : "Name a plan: springtide simulate plan.json",
  });
}
