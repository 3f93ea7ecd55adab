import { Refusal } from "@springtide/refusal";
import { parseOrRefuse } from "./parse-or-refuse.ts";
import { resolveRosterSettings } from "./roster-settings.ts";
import { planFindings, planLevelOf } from "./shop-checks/plan-settings.ts";
import type { PlanSettings } from "./shop.ts";
import { PlanText } from "./shop-file.ts";
import type { ShopFile } from "./shop-file.ts";

/** Plan settings of a shop file with durations in days and the level as a share. */
export function resolvePlanSettings(plan: ShopFile["plan"]): PlanSettings {
  return {
    firstDay: plan.firstDay ?? null,
    days: Math.round(plan.horizon / 86_400),
    readySeasons: planLevelOf(plan.readyFor),
    model: plan.model,
    paths: plan.paths,
    seed: plan.seed,
    roster: resolveRosterSettings(plan.roster),
  };
}

/**
 * Settings with some of them changed, written as a shop file writes them (`{ horizon: "26w", readyFor: "9 of 10" }`); the
 * others stay. Held to the rules of the shop file.
 * @param from what the findings name as their file, such as "command line"
 * @throws Refusal with every finding
 */
export function changedPlanSettings(
  settings: PlanSettings,
  changes: Readonly<Record<string, unknown>>,
  from: string,
): PlanSettings {
  const read = parseOrRefuse(PlanText, changes, from);
  const findings = planFindings({ plan: read });
  if (findings.length > 0)
    throw new Refusal(findings.map((finding) => ({ ...finding, place: { file: from, ...finding.place } })));
  const changed = resolvePlanSettings(read);
  return {
    firstDay: "firstDay" in changes ? changed.firstDay : settings.firstDay,
    days: "horizon" in changes ? changed.days : settings.days,
    readySeasons: "readyFor" in changes ? changed.readySeasons : settings.readySeasons,
    model: "model" in changes ? changed.model : settings.model,
    paths: "paths" in changes ? changed.paths : settings.paths,
    seed: "seed" in changes ? changed.seed : settings.seed,
    roster: "roster" in changes ? changed.roster : settings.roster,
  };
}
