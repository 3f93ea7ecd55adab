import type { OpenShift } from "@springtide/contracts";
import type { RosterAnswer } from "@springtide/planning";
import type { SiteProblem } from "./site-problem.ts";

/** Every stretch in which heads of one queue are missing without a pause, by time and then by queue. */
export function openShifts({ problem, queues }: SiteProblem, { missing }: RosterAnswer): OpenShift[] {
  const { zone, startsMs, seconds } = problem;
  return queues
    .flatMap((queue, q) => {
      const found: { queue: string; fromMs: number; toMs: number; heads: number; headHours: number }[] = [];
      missing[q]?.forEach((heads, t) => {
        if (heads === 0) return;
        const fromMs = startsMs[t] ?? 0;
        const toMs = fromMs + (seconds[t] ?? 0) * 1000;
        const headHours = (heads * (seconds[t] ?? 0)) / 3600;
        const last = found.at(-1);
        if (last?.toMs !== fromMs) found.push({ queue, fromMs, toMs, heads, headHours });
        else {
          last.toMs = toMs;
          last.heads = Math.max(last.heads, heads);
          last.headHours += headHours;
        }
      });
      return found;
    })
    .sort((a, b) => a.fromMs - b.fromMs)
    .map(({ queue, fromMs, toMs, heads, headHours }) => ({
      ...{ queue, heads, headHours, because: [] },
      start: zone.formatInstant(fromMs),
      end: zone.formatInstant(toMs),
    }));
}
