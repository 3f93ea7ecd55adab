import type { Finding } from "@springtide/refusal";
import type { ShopFile } from "../shop-file.ts";
import type { TriggerText } from "../trigger.ts";

/** Seasons that end before they begin where they may not, or are shorter than the days in a row that they need. */
export function seasonFindings(trigger: TriggerText, field: string, markets: ShopFile["markets"]): Finding[] {
  if (!("armOn" in trigger)) return [];
  const { armOn, disarmOn } = trigger;
  const overNewYear = armOn > disarmOn;
  if (trigger.kind === "first-warm-day" && overNewYear && !allInTheSouth(trigger.markets, markets))
    return [
      {
        code: "season-in-reverse",
        place: { field: `${field}/disarmOn` },
        found: `${disarmOn}, before ${armOn}`,
        rule: "the days on which a first warm day counts lie in one calendar year, save where all markets are in the south",
        remedy: "Write a disarmOn that comes after armOn.",
      },
    ];
  const days = dayOfLeapYear(disarmOn) - dayOfLeapYear(armOn) + (overNewYear ? 367 : 1);
  if ("sustainedDays" in trigger && days < trigger.sustainedDays)
    return [
      {
        code: "season-too-short",
        place: { field: `${field}/sustainedDays` },
        found: `${trigger.sustainedDays} days in a row in a season of ${days} (${armOn} to ${disarmOn})`,
        rule: "a season is at least as long as the days in a row that are needed in it",
        remedy: "Ask for fewer days in a row, or let the season begin earlier or end later.",
      },
    ];
  return [];
}

function allInTheSouth(named: readonly string[] | undefined, markets: ShopFile["markets"]): boolean {
  return markets.every(({ id, latitude }) => latitude < 0 || (named !== undefined && !named.includes(id)));
}

function dayOfLeapYear(monthDay: string): number {
  const [month = 1, day = 1] = monthDay.split("-").map(Number);
  const before = [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335];
  return (before[month - 1] ?? 0) + day;
}
