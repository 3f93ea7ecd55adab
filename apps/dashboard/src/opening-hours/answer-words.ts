import type { WeighedWindow } from "@springtide/contracts";
import type { Words } from "../words/words.ts";

/** What a verdict hangs on. */
type Weighed = Pick<WeighedWindow, "verdict" | "net" | "ledger" | "breakEven" | "breakEvenRange">;

/** Whether to open, at what price, as sentences. */
export function verdictInWords(window: Weighed, words: Words): readonly string[] {
  const { verdict, net, ledger } = window;
  const { say, money } = words;
  const pays = paysInWords(window, words);
  if (ledger.total <= 0) return [say("hours.verdict-saves", { amount: money(-ledger.total) }), pays];
  if (verdict === "depends" || net === null) return [pays];
  return verdict === "open"
    ? [say("hours.verdict-open", { amount: money(net.mean), low: money(net.p10), high: money(net.p90) }), pays]
    : [say("hours.verdict-closed", { amount: money(-net.mean), low: money(-net.p90), high: money(-net.p10) }), pays];
}

function paysInWords({ breakEven, breakEvenRange: { low, high } }: Weighed, words: Words): string {
  const { say, price } = words;
  if (breakEven === null) return say("hours.nobody-won");
  const value = price(breakEven);
  if (low === null || low === high) return say("hours.pays", { value });
  return high === null
    ? say("hours.pays-or-never", { value, low: price(low) })
    : say("hours.pays-between", { value, low: price(low), high: price(high) });
}

/** "Mon to Fri" or "Mon, Wed and Sun": weekdays as the reader's language writes them. */
export function weekdaysInWords(weekdays: readonly number[], words: Words): string {
  const runs: [number, number][] = [];
  for (const day of weekdays) {
    const last = runs.at(-1);
    if (last?.[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  return words.list(
    runs.flatMap(([from, to]) => {
      if (to - from < 2)
        return from === to ? [weekdayName(from, words)] : [weekdayName(from, words), weekdayName(to, words)];
      return [words.say("words.range", { from: weekdayName(from, words), to: weekdayName(to, words) })];
    }),
  );
}

/** 1970-01-05, a Monday. */
const MONDAY = 4;

/** "Tue" of 2. */
export function weekdayName(weekday: number, words: Pick<Words, "weekday">): string {
  return words.weekday(MONDAY + weekday - 1);
}

/** "20:00 to 22:00" */
export function hoursInWords(fromMinute: number, toMinute: number, words: Words): string {
  return words.say("hours.clock-range", { from: words.clock(fromMinute), to: words.clock(toMinute) });
}
