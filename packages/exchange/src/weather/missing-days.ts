import { civilDay, isoDay } from "@springtide/calendar";
import type { WeatherDay } from "@springtide/contracts";

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** Sentences on the days that lie between first and last of a market and have no row. @param days market by market, ascending */
export function missingDayNotes(days: readonly WeatherDay[]): string[] {
  const gaps = new Map<string, Gap[]>();
  days.forEach(({ day, market }, index) => {
    const before = days[index - 1];
    if (before?.market !== market) return;
    const gap = { from: civilDay(before.day) + 1, to: civilDay(day) - 1 };
    if (gap.to >= gap.from) gaps.set(market, [...(gaps.get(market) ?? []), gap]);
  });
  return [...gaps].map(([market, ofMarket]) => gapSentence(market, ofMarket));
}

const GAPS_NAMED = 3;

function gapSentence(market: string, gaps: readonly Gap[]): string {
  const missing = gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const longest = gaps.toSorted((a, b) => b.to - b.from - (a.to - a.from)).slice(0, GAPS_NAMED);
  const named = longest
    .map(({ from, to }) => (from === to ? isoDay(from) : `${isoDay(from)} to ${isoDay(to)}`))
    .join(", ");
  const days = `${missing} ${missing === 1 ? "day has" : "days have"} no row`;
  return `${days} for market ${market} (${gaps.length > GAPS_NAMED ? "longest gaps: " : ""}${named}).`;
}
