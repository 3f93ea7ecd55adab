import type { BacktestQueue } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";

/** Days of one stretch of leads: how far off the forecast was, and the two yardsticks. */
interface LeadRow {
  readonly label: string;
  readonly days: number;
  readonly error: number | null;
  readonly yardsticks: readonly (number | null)[];
  readonly bias: number | null;
  readonly coverage: readonly [number | null, number | null, number | null];
}

export interface LeadPicture {
  readonly rows: readonly LeadRow[];
  /** What the yardsticks are called, in the reader's language. */
  readonly yardsticks: readonly string[];
  readonly sentence: string;
}

/** What a band promises to hold. */
export const PROMISED = [0.5, 0.8, 0.95] as const;

/** Error by lead of one queue, all kinds of day together. */
export function leadPicture(queue: BacktestQueue, words: Words): LeadPicture {
  const all = queue.groups[0]?.dayClass;
  const rows = queue.groups
    .filter(({ dayClass }) => dayClass === all)
    .map(({ fromLead, toLead, forecast, yardsticks }): LeadRow => ({
      label: words.say("proof.lead", { from: fromLead, to: toLead, same: fromLead === toLead ? "yes" : "no" }),
      days: forecast.days,
      error: forecast.wape,
      yardsticks: yardsticks.map(({ wape }) => wape),
      bias: forecast.bias,
      coverage: [forecast.coverage50, forecast.coverage80, forecast.coverage95],
    }));
  return {
    rows,
    yardsticks: queue.overall.yardsticks.map(({ name }) => yardstickName(name, words)),
    sentence: sentenceOf(queue, words),
  };
}

/** The yardsticks of the engine, by what it calls them. */
function yardstickName(name: string, { say }: Words): string {
  if (name === "same weekday last week") return say("proof.yardstick-week");
  return name === "mean of the last 8 same weekdays" ? say("proof.yardstick-mean") : name;
}

function sentenceOf({ name, overall, peaks }: BacktestQueue, words: Words): string {
  const { forecast, yardsticks } = overall;
  const naive = yardsticks[0]?.wape ?? null;
  if (forecast.wape === null) return words.say("proof.backtest-nothing", { name });
  return words.say("proof.backtest-sentence", {
    name,
    error: words.finely(forecast.wape),
    naive: naive === null ? "–" : words.finely(naive),
    held: forecast.coverage80 === null ? "–" : words.share(forecast.coverage80),
    days: forecast.days,
    foreseen: peaks.filter(({ foreseen }) => foreseen).length,
    peaks: peaks.length,
  });
}
