import type { StaffingTotals } from "./interval-staffer.ts";
import { amount, counted, percent } from "./staffing-figures.ts";

/** What a whole file of intervals came to, in lines. */
export function fileLines(totals: StaffingTotals, secondsComputing: number): string[] {
  const { intervals, contacts, agents, agentHours, headHours, peakAgents, serviceLevel, occupancy } = totals;
  const heads = headHours > agentHours ? `, ${amount(headHours)} head hours` : "";
  return [
    `${counted(intervals, "interval")}, ${counted(contacts, "contact")}`,
    `${amount(agentHours)} agent hours${heads}; agents added up over intervals ${amount(agents)}, at most ${amount(peakAgents)} at once`,
    ...(serviceLevel === null || occupancy === null
      ? []
      : [`Service level ${percent(serviceLevel)} over all contacts, ${percent(occupancy)} busy`]),
    `Computed in ${secondsComputing.toFixed(3)} s`,
  ];
}
