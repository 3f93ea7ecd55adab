import { civilDay } from "@springtide/calendar";
import type { Peak, Plan } from "@springtide/contracts";
import { expectedService } from "@springtide/planning";
import type { SeasonBasis } from "./basis.ts";
import type { Demand } from "./demand.ts";
import { linesOf, staffingOf } from "./exact-day.ts";
import { overall, playOut } from "./exact-service.ts";
import { agentsPlanned, type LineDay } from "./line-day.ts";
import { lineModel } from "./queues-to-staff.ts";

/** Seasons a peak is played out on. */
const SEASONS = 40;

/** The peaks with the service of their likely days: exact, and by the model that found the agents, on the same seasons. */
export function peaksWithService(
  peaks: readonly Peak[],
  plan: Pick<Plan, "shop" | "staffing">,
  basis: SeasonBasis,
  demand: Demand,
): Peak[] {
  const seasons = Math.min(SEASONS, basis.paths);
  return peaks.map((peak) => {
    const day = civilDay(peak.likelyDay) - basis.grid.firstDay;
    // A peak may be likeliest after the plan's end, and only its lead days within.
    const lines = day >= 0 && day < basis.grid.days ? linesOf(plan, basis, demand, day) : [];
    const service = lines
      .filter(({ open, from, to }) => open.subarray(from, to).includes(1))
      .map((line) => serviceOn(line, plan, seasons));
    return { ...peak, service };
  });
}

function serviceOn(line: LineDay, plan: Pick<Plan, "shop" | "staffing">, seasons: number): Peak["service"][number] {
  const agents = agentsPlanned(staffingOf(plan, line), line);
  const exact = overall(playOut(line, agents, seasons));
  const { queue, open, leadFrom, from, to, intervalSeconds, meanAhtSeconds, ahtSeconds } = line;
  const [searched] = expectedService({
    queues: [
      {
        ...queue,
        ahtSeconds: meanAhtSeconds,
        ahtOfInterval: ahtSeconds,
        work: "immediate",
        model: lineModel(queue, plan.shop.plan.model),
        open: open.slice(leadFrom, to),
        ratesOfPath: (season, into) => {
          into.set(line.contactsOf(season));
        },
      },
    ],
    paths: seasons,
    intervalSeconds,
    dayOffsets: Int32Array.of(0, to - leadFrom),
    supplied: [Float64Array.from(agents)],
    countedFrom: from - leadFrom,
  });
  return {
    queue: queue.id,
    seasons,
    exact: rounded(exact.serviceLevel),
    searched: rounded(searched?.serviceLevel ?? null),
    abandonShare: rounded(exact.abandonShare),
  };
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10_000) / 10_000;
}
