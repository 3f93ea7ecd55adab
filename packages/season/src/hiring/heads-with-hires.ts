import type { SkilledHeads } from "../roster/people-heads.ts";
import type { HiringTeam, PlannedWeek } from "./hiring-team.ts";

/** Heads that a team gains in each week of the plan; below 0 where training takes more than new people bring. */
export interface HeadsGained {
  readonly team: HiringTeam;
  readonly byWeek: Float64Array;
}

/** One's own heads with new people among them and trainers taken off, in whole heads. */
export function headsWithHires(
  ownHeads: readonly SkilledHeads[],
  gained: readonly HeadsGained[],
  weeks: readonly PlannedWeek[],
): SkilledHeads[] {
  const added = gained.flatMap(({ team, byWeek }): SkilledHeads[] => {
    const heads = Uint16Array.from(gainedAt(team, byWeek, weeks), (gain) => Math.max(0, Math.round(gain)));
    return heads.some((count) => count > 0) ? [{ team: team.team.id, serves: team.team.serves, heads }] : [];
  });
  const left = ownHeads.map((own, i) => {
    const of = gained.find(({ team }) => team.team.id === own.team);
    // A team that stands in several groups gives its trainers from the first.
    if (of === undefined || ownHeads.findIndex(({ team }) => team === own.team) !== i) return own;
    const gain = gainedAt(of.team, of.byWeek, weeks);
    return { ...own, heads: own.heads.map((count, t) => Math.max(0, count + Math.min(0, Math.round(gain[t] ?? 0)))) };
  });
  return [...left, ...added];
}

/** By interval of the plan, in parts of heads. */
function gainedAt({ presence }: HiringTeam, byWeek: Float64Array, weeks: readonly PlannedWeek[]): Float64Array {
  const gain = new Float64Array(presence.length);
  weeks.forEach(({ from, to }, w) => {
    for (let t = from; t < to; t += 1) gain[t] = (byWeek[w] ?? 0) * (presence[t] ?? 0);
  });
  return gain;
}
