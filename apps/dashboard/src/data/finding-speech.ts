import type { FindingSpeech } from "../finding-words/finding-said.ts";

/** How findings are said on the page: days as the reader writes them, instants on the clock that they are told by. */
export function findingSpeech(say: FindingSpeech["say"], locale: string): FindingSpeech {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const civil = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  return {
    say,
    count: (value) => whole.format(value),
    day: (iso) => civil.format(new Date(`${iso}T00:00:00Z`)),
    moment: (instant, timeZone) =>
      new Intl.DateTimeFormat(locale, {
        ...{ year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" },
        ...{ timeZone, timeZoneName: "short" },
      }).format(new Date(instant)),
  };
}
