import { timeZone } from "@springtide/calendar";
import { nearNames, type RosterShift, type Shop } from "@springtide/contracts";
import { labourRulesOfShop, readRoster } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import type { RosterMeans } from "@springtide/season";
import { loadSolver } from "@springtide/solver";
import type { Given, OptionSpec } from "../command.ts";
import { LABOUR_RULES_FOLDER } from "../places.ts";

/** The option of commands that make a roster by name. */
export const PUBLISHED_OPTION: Readonly<Record<string, OptionSpec>> = {
  published: {
    type: "string",
    value: "<earlier.csv>",
    description:
      "Shifts already published to people rostered by name: they stay as they are, and count for rest and averages.",
  },
};

/** Files that the option names. */
export function publishedPaths(given: Given): string[] {
  const path = given.text("published");
  return path === undefined ? [] : [path];
}

/**
 * What a shop's people are rostered with; undefined where it has none.
 * @throws Refusal for a country without known rules, or published shifts that cannot be read or are of somebody unknown
 */
export async function rosteringOf(shop: Shop, given: Given): Promise<RosterMeans | undefined> {
  if (shop.teams.every(({ people }) => people.length === 0)) return undefined;
  return {
    rules: await labourRulesOfShop(shop, LABOUR_RULES_FOLDER),
    published: await publishedShifts(shop, given.text("published")),
    solve: await loadSolver(),
  };
}

async function publishedShifts(shop: Shop, path: string | undefined): Promise<readonly RosterShift[]> {
  if (path === undefined) return [];
  const known = new Set(shop.teams.flatMap(({ people }) => people.map(({ id }) => id)));
  const { shifts } = await readRoster(path, { zone: timeZone(shop.zone) });
  const findings = shifts
    .filter(({ person }) => !known.has(person))
    .map(({ person, file, row }) => {
      const near = nearNames(person, known);
      return {
        code: "unknown-person",
        place: { file, row, column: "person" },
        found: `"${person}"`,
        rule: "published shifts are of people of the shop, by their ids",
        remedy: near.length > 0 ? `Did you mean ${near.join(", or ")}?` : "Add them to a team, or remove their rows.",
      };
    });
  if (findings.length > 0) throw new Refusal(findings.slice(0, 100), findings.length);
  return shifts;
}
