import type { Words } from "../words/words.ts";

/** "1,234", "36.4", "0.35": so many digits as say something. */
export function amount(value: number, { locale }: Words): string {
  const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString(locale, { maximumFractionDigits: digits });
}

/** "88.8%"; never 100 or 0 where it is not. */
export function shareWritten(share: number, words: Words): string {
  if (share > 0.999 && share < 1 - 1e-9) return words.say("staffing.over", { share: words.finely(0.999) });
  if (share > 1e-9 && share < 0.001) return words.say("staffing.under", { share: words.finely(0.001) });
  return words.finely(share);
}

/** A wait as it came out; a line that grows without end has none. */
export function waitWritten(seconds: number | null, words: Words): string {
  if (seconds === null) return words.say("staffing.no-bound");
  const rounded = Math.round(seconds);
  if (seconds > 0 && rounded < 1) return words.say("staffing.under-second");
  if (rounded < 120 || rounded % 60 === 0) return words.wait(rounded);
  return words.say("staffing.minutes-seconds", { minutes: Math.floor(rounded / 60), seconds: rounded % 60 });
}
