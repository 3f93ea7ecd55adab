import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import type { DayRow } from "./day-picture.ts";

/** Why queues whose work waits in a pile ask for as many as they do on a day: there is no line whose course could be shown. */
export function pilesInWords(
  { plan }: PlanIndex,
  queues: readonly string[],
  rows: readonly DayRow[],
  words: Words,
): readonly string[] {
  return plan.shop.queues.flatMap(({ id, name, target, shrinkage }) => {
    const staffing = plan.staffing.find(({ queue }) => queue === id);
    if (!queues.includes(id) || staffing?.model !== "workload") return [];
    const most = (heads: readonly number[]): number => Math.max(0, ...rows.map(({ interval }) => heads[interval] ?? 0));
    const [agents, heads] = [most(staffing.agents), most(staffing.required)];
    if (agents === 0) return [];
    return words.say("day.pile", {
      queue: name,
      busy: words.share(target.maxOccupancy),
      agents,
      shrinkage: words.share(shrinkage),
      heads,
    });
  });
}
