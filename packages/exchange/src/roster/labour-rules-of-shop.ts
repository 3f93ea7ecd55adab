import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type LabourRules, nearNames, type Shop } from "@springtide/contracts";
import { type Finding, Refusal } from "@springtide/refusal";
import { readLabourRules } from "./read-labour-rules.ts";

/** Members of the European Union (2020): where no rules of their own come along, the floor of the Union holds. */
const UNION = new Set("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" "));

/**
 * The rules of working time at each site where people are rostered by name: the shop's own, those of the country it names, or those of
 * the site's country; the floor of the Union for a member state of which no rules come along; null where the shop says none.
 * @param folder with a file for each country, such as de.yaml
 * @throws Refusal for a country whose rules are not known, and for a site without country and rules
 */
export async function labourRulesOfShop(shop: Shop, folder: string): Promise<Map<string, LabourRules | null>> {
  const known = existsSync(folder) ? await countriesIn(folder) : [];
  const rules = new Map<string, LabourRules | null>();
  const findings: Finding[] = [];
  for (const [i, site] of shop.sites.entries()) {
    if (!shop.teams.some((team) => team.site === site.id && team.people.length > 0)) continue;
    const { labourRules, country } = site;
    if (labourRules === "none") rules.set(site.id, null);
    else if (labourRules !== null && typeof labourRules !== "string") rules.set(site.id, labourRules);
    else {
      const named = labourRules ?? country;
      const file = [named, named !== null && UNION.has(named) ? "EU" : null].find(
        (code) => code !== null && known.includes(code),
      );
      if (typeof file === "string")
        rules.set(site.id, await readLabourRules(join(folder, `${file.toLowerCase()}.yaml`)));
      else findings.push(unknownRules(`/sites/${i}/labourRules`, named, known));
    }
  }
  if (findings.length > 0) throw new Refusal(findings);
  return rules;
}

async function countriesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.flatMap((name) => /^([a-z]{2})\.yaml$/.exec(name)?.[1]?.toUpperCase() ?? []).sort();
}

function unknownRules(field: string, country: string | null, known: readonly string[]): Finding {
  const near = country === null ? [] : nearNames(country, known);
  return {
    code: "no-rules-of-country",
    place: { field },
    found: country === null ? "a site without a country, and people rostered by name" : `no rules of ${country}`,
    rule: `rules of working time come along for ${known.join(", ")}, and for members of the European Union its floor`,
    remedy: `${near.length > 0 ? `Did you mean ${near.join(", or ")}? ` : ""}Write labourRules in the site: your own rules as in a file of data/labour-rules, one of these countries, or none.`,
  };
}
