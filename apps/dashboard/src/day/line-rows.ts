import type { Line } from "../plan-index/lines.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { DayRow } from "./day-picture.ts";

/** The rows of a day in which a line asks for agents: the others have nothing to explain. */
export function openRows({ plan }: PlanIndex, { queue }: Line, rows: readonly DayRow[]): readonly DayRow[] {
  const agents = plan.staffing.find((staffing) => staffing.queue === queue.id)?.agents ?? [];
  return rows.filter(({ interval }) => (agents[interval] ?? 0) > 0);
}

/** The first of the rows that ask for the most heads. */
export function busiestRow({ plan }: PlanIndex, { queue }: Line, rows: readonly DayRow[]): DayRow | undefined {
  const required = plan.staffing.find((staffing) => staffing.queue === queue.id)?.required ?? [];
  const most = Math.max(0, ...rows.map(({ interval }) => required[interval] ?? 0));
  return rows.find(({ interval }) => required[interval] === most);
}
