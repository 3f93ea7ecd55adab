import { isoDay } from "@springtide/calendar";
import { type Finding, Refusal } from "@springtide/refusal";
import type { ShopPast } from "../backtest/forecast-as-of.ts";
import { LEAST_KNOWN_DAYS } from "../backtest/backtest-settings.ts";
import type { SeasonDays } from "./actual-season.ts";

/** A season longer than this is more than one. */
const MOST_DAYS = 366;

/** @throws Refusal for a season that ends before it begins, has no past to learn from, or no partner to decide about */
export function requireReplay({ shop, historyFrom }: ShopPast, { firstDay, lastDay }: SeasonDays): void {
  const findings: Finding[] = [];
  const say = (code: string, field: string, found: string, rule: string, remedy: string): void => {
    findings.push({ code, place: { field }, found, rule, remedy });
  };
  const days = lastDay - firstDay + 1;
  if (days < 1 || days > MOST_DAYS)
    say(
      "season-length",
      "/to",
      `a season from ${isoDay(firstDay)} to ${isoDay(lastDay)}`,
      `a season that is replayed has 1 to ${MOST_DAYS} days`,
      "Move --from and --to.",
    );
  if (firstDay - historyFrom < LEAST_KNOWN_DAYS)
    say(
      "season-without-history",
      "/from",
      `contacts from ${isoDay(historyFrom)} on, and a season from ${isoDay(firstDay)}`,
      `a season is replayed from what was known before it, at least ${LEAST_KNOWN_DAYS} days`,
      "Replay a later season, or give a longer contact file.",
    );
  if (!shop.agreements.some(({ seats, serves }) => seats > 0 && serves.length > 0))
    say(
      "no-agreements",
      "/agreements",
      "no partner with seats",
      "what is replayed is which partner seats would have been bought, and when",
      "Describe a partner under agreements in the shop file.",
    );
  if (findings.length > 0) throw new Refusal(findings);
}
