import type { Finding } from "@springtide/refusal";
import type { ShopFile } from "../shop-file.ts";

type Row = ShopFile["teams"][number]["roster"][number];

const DAY_NAMES = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];

/** Sites at which more people are rostered at one time than there are desks. */
export function deskFindings({ sites, teams }: ShopFile): Finding[] {
  const [main] = sites;
  return sites.flatMap(({ id, desks }, at): Finding[] => {
    if (desks === undefined) return [];
    const rows = teams.flatMap((team) => ((team.site ?? main?.id) === id ? team.roster : []));
    const moments = rows.flatMap((row) => row.days.map((day) => ({ row, day, heads: headsAt(rows, row, day) })));
    const fullest = moments.toSorted((a, b) => b.heads - a.heads)[0];
    if (fullest === undefined || fullest.heads <= desks) return [];
    const { row, day, heads } = fullest;
    const clock = `${String(Math.floor(row.from / 60)).padStart(2, "0")}:${String(row.from % 60).padStart(2, "0")}`;
    return [
      {
        code: "more-people-than-desks",
        place: { field: `/sites/${at}/desks` },
        found: `${desks} desks, and ${heads} people rostered on ${DAY_NAMES[day - 1] ?? ""} at ${clock}`,
        rule: "no more people are rostered at a site at one time than it has desks",
        remedy: "Correct desks, or the rosters of the teams that work there.",
      },
    ];
  });
}

/** People there when a row begins: most are there at one time when somebody comes. */
function headsAt(rows: readonly Row[], { from, starting = "" }: Row, day: number): number {
  return rows
    .filter((row) => row.days.includes(day) && row.from <= from && from < row.to)
    .filter((row) => (row.starting ?? "") <= starting && starting <= (row.until ?? "9999-12-31"))
    .reduce((sum, { heads }) => sum + heads, 0);
}
