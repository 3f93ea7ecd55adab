import type { z } from "zod";
import type { RosterSettings, RosterSettingsText } from "../roster-settings.ts";
import type { PlanSettings } from "../shop.ts";
import type { PlanText } from "../shop-file.ts";
import { writtenWeek } from "./written-hours.ts";
import { isSame, unless, writtenDays, writtenDuration, writtenShare } from "./written-units.ts";

/** Seasons beyond which nobody counts. */
const MOST_SEASONS = 10_000;

/** Plan settings as a shop file writes them; `usual` are those of a file that says nothing. */
export function writtenPlan(plan: PlanSettings, usual: PlanSettings): z.input<typeof PlanText> {
  return {
    firstDay: plan.firstDay ?? undefined,
    horizon: writtenDays(plan.days),
    readyFor: writtenLevel(plan.readySeasons),
    model: plan.model,
    paths: plan.paths,
    seed: plan.seed,
    roster: isSame(plan.roster, usual.roster) ? undefined : writtenRoster(plan.roster, usual.roster),
  };
}

function writtenRoster(roster: RosterSettings, usual: RosterSettings): z.input<typeof RosterSettingsText> {
  return {
    firstDay: roster.firstDay ?? undefined,
    weeks: unless(roster.weeks, usual.weeks),
    gap: roster.gap === usual.gap ? undefined : writtenShare(roster.gap),
    rounds: unless(roster.rounds, usual.rounds),
    nodes: unless(roster.nodes, usual.nodes),
    wish: roster.wishHours === usual.wishHours ? undefined : writtenDuration(roster.wishHours * 3600),
    fairness: roster.fairnessShare === usual.fairnessShare ? undefined : writtenShare(roster.fairnessShare),
    unpopular: isSame(roster.unpopular, usual.unpopular) ? undefined : writtenWeek(roster.unpopular),
  };
}

/** 0.8 as "8 of 10": of ten seasons where that is exact, else of as many as it takes. */
function writtenLevel(share: number): string {
  const of = [10, 20, 100].find((seasons) => isExact(share, seasons)) ?? fewestSeasons(share);
  return `${Math.round(share * of)} of ${of}`;
}

function fewestSeasons(share: number): number {
  for (let seasons = 2; seasons < MOST_SEASONS; seasons += 1) if (isExact(share, seasons)) return seasons;
  return MOST_SEASONS;
}

function isExact(share: number, seasons: number): boolean {
  return Math.round(share * seasons) / seasons === share;
}
