import type { SeasonBasis } from "../basis.ts";
import type { Deciding } from "../decisions/deciding.ts";
import type { SkilledHeads } from "../roster/people-heads.ts";
import { headsOf, type HiringTeam, type PlannedWeek } from "./hiring-team.ts";
import type { AddedHeads } from "./week-losses.ts";

/** Desks of one site that are free in each interval of the plan, its rostered people being there. */
export interface DeskRoom {
  readonly site: string;
  readonly room: Float64Array;
}

/** Free desks of the sites named that have a limit, each once. */
export function deskRooms(
  { shop, grid }: Pick<SeasonBasis, "shop" | "grid">,
  ownHeads: readonly SkilledHeads[],
  sites: readonly string[],
): DeskRoom[] {
  return [...new Set(sites)].flatMap((site) => {
    const desks = shop.sites.find(({ id }) => id === site)?.desks ?? null;
    if (desks === null) return [];
    const here = new Set(shop.teams.flatMap((team) => (team.site === site ? [team.id] : [])));
    const room = headsOf(ownHeads, here, grid.startsMs.length).map((heads) => Math.max(0, desks - heads));
    return [{ site, room }];
  });
}

/** New people of a team for whom there are desks at its site in every interval of a week, with everybody else who works there; Infinity without a limit. */
export function roomOfWeek(
  { basis }: Deciding,
  ownHeads: readonly SkilledHeads[],
  { team, presence }: HiringTeam,
  { week, others }: { readonly week: PlannedWeek; readonly others: readonly AddedHeads[] },
): number {
  const [free] = deskRooms(basis, ownHeads, [team.site]);
  if (free === undefined) return Infinity;
  let room = Infinity;
  for (let t = week.from; t < week.to; t += 1) {
    const each = presence[t] ?? 0;
    if (each <= 0) continue;
    const taken = others.reduce(
      (sum, one) => sum + (one.team.team.site === team.site ? Math.max(0, one.heads) * (one.team.presence[t] ?? 0) : 0),
      0,
    );
    room = Math.min(room, Math.max(0, (free.room[t] ?? 0) - taken) / each);
  }
  return room;
}
