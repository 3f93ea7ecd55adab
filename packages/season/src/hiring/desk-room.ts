import type { Deciding } from "../decisions/deciding.ts";
import type { SkilledHeads } from "../roster/people-heads.ts";
import { headsOf, type HiringTeam, type PlannedWeek } from "./hiring-team.ts";
import type { AddedHeads } from "./week-losses.ts";

/** New people of a team for whom there are desks at its site in every interval of a week, with everybody else who works there; Infinity without a limit. */
export function roomOfWeek(
  { basis: { shop, grid } }: Deciding,
  ownHeads: readonly SkilledHeads[],
  { team, presence }: HiringTeam,
  { week, others }: { readonly week: PlannedWeek; readonly others: readonly AddedHeads[] },
): number {
  const desks = shop.sites.find(({ id }) => id === team.site)?.desks ?? null;
  if (desks === null) return Infinity;
  const here = new Set(shop.teams.flatMap(({ id, site }) => (site === team.site ? [id] : [])));
  const own = headsOf(ownHeads, here, grid.startsMs.length);
  let room = Infinity;
  for (let t = week.from; t < week.to; t += 1) {
    const each = presence[t] ?? 0;
    if (each <= 0) continue;
    const taken = others.reduce(
      (sum, one) => sum + (one.team.team.site === team.site ? Math.max(0, one.heads) * (one.team.presence[t] ?? 0) : 0),
      own[t] ?? 0,
    );
    room = Math.min(room, Math.max(0, desks - taken) / each);
  }
  return room;
}
