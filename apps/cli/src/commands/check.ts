import { join } from "node:path";
import { civilDay, timeZone, yearOf, type CivilDay, type TimeZone } from "@springtide/calendar";
import type { LabourRules, RosterShift } from "@springtide/contracts";
import { lookUpHolidays, readLabourRules, readPlan, readRoster } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { checkRoster, rosterLines } from "@springtide/season";
import type { Command, Given } from "../command.ts";
import { LABOUR_RULES_FOLDER } from "../places.ts";

/** Countries whose rules come with the product. */
const COUNTRIES = ["AT", "DE", "EU", "FR", "GB", "NL", "PL"];

/** A roster that the planner brings, held against the rules of working time and against a plan. */
export const checkCommand: Command = {
  name: "check",
  summary: "hold a roster against the rules of working time and against a plan",
  words: ["<roster.csv>"],
  options: {
    zone: { type: "string", value: "<Europe/Berlin>", description: "Where the people work. Needed." },
    country: {
      type: "string",
      value: "<DE-BY>",
      description: `Whose rules and public holidays count: ${COUNTRIES.join(", ")}, with a subdivision for its holidays. EU if not given.`,
    },
    rules: {
      type: "string",
      value: "<rules.yaml>",
      description: "Your own rules instead, written as those in data/labour-rules.",
    },
    published: {
      type: "string",
      value: "<earlier.csv>",
      description: "Shifts already published before or around the roster: they count, but are not judged.",
    },
    plan: {
      type: "string",
      value: "<plan.json>",
      description: "A plan whose requirement the people at work are held against.",
    },
  },
  async run(given, terminal) {
    const zone = zoneOf(given);
    const { shifts: roster } = await readRoster(given.words[0] ?? "", { zone });
    const published = given.text("published");
    const earlier = published === undefined ? [] : (await readRoster(published, { zone })).shifts;
    const plan = given.text("plan");
    const answer = checkRoster({
      roster,
      published: earlier,
      rules: await rulesOf(given),
      zone,
      holidays: holidaysOf(given, [...roster, ...earlier], zone),
      plan: plan === undefined ? null : await readPlan(plan),
    });
    terminal.clear();
    if (given.flag("json")) terminal.print(JSON.stringify(answer));
    else if (!given.flag("quiet")) for (const line of rosterLines(answer)) terminal.print(line);
  },
};

function zoneOf(given: Given): TimeZone {
  const name = given.text("zone");
  if (name !== undefined) return timeZone(name, { field: "--zone" });
  throw new Refusal({
    code: "zone-missing",
    place: { file: "command line" },
    found: "no --zone",
    rule: "times of a roster are those of a place",
    remedy: "Say where the people work: --zone Europe/Berlin",
  });
}

async function rulesOf(given: Given): Promise<LabourRules> {
  const own = given.text("rules");
  if (own !== undefined) return readLabourRules(own);
  const [country = "EU"] = (given.text("country") ?? "EU").split("-");
  if (COUNTRIES.includes(country)) return readLabourRules(join(LABOUR_RULES_FOLDER, `${country.toLowerCase()}.yaml`));
  throw new Refusal({
    code: "no-rules-of-country",
    place: { file: "command line" },
    found: `--country ${country}`,
    rule: `rules come along for ${COUNTRIES.join(", ")}`,
    remedy: "Give your own with --rules, starting from a copy of data/labour-rules/eu.yaml.",
  });
}

/** Public holidays of the years that the shifts touch; none for the Union, which has none of its own. */
function holidaysOf(given: Given, shifts: readonly RosterShift[], zone: TimeZone): ReadonlySet<CivilDay> {
  const [country = "EU", subdivision = null] = (given.text("country") ?? "EU").split(/-(.*)/, 2);
  if (country === "EU" || shifts.length === 0) return new Set();
  const years = shifts.map(({ startMs }) => yearOf(zone.dayAt(startMs)));
  const [fromYear, toYear] = [Math.min(...years), Math.max(...years) + 1];
  return new Set(lookUpHolidays({ country, subdivision, fromYear, toYear }).map(({ day }) => civilDay(day)));
}
