import { kept } from "./kept.ts";
import type { Values } from "./message-said.ts";
import { messageSaid } from "./message-said.ts";
import type { PortalTextId, PortalTexts } from "./portal-texts.ts";

/** What the portal says, and how figures, days and times are written for its reader. */
export interface PortalWords {
  /** A text in the reader's language. */
  readonly say: (id: PortalTextId, values?: Values) => string;
  readonly locale: string;
  /** "1,240" */
  readonly count: (value: number) => string;
  /** "12.5": two decimals at most, none where there are none. */
  readonly hours: (value: number) => string;
  /** "81%" */
  readonly share: (value: number) => string;
  /** "€1,240.50" of hundredths of the currency. */
  readonly cents: (value: number, currency: string) => string;
  /** "Tue 24 Nov" in a zone. */
  readonly day: (instant: string | number, zone: string) => string;
  /** "Tuesday, 24 November 2026" in a zone. */
  readonly dayInFull: (instant: string | number, zone: string) => string;
  /** "08:00" or "8:00 AM" in a zone. */
  readonly time: (instant: string | number, zone: string) => string;
  /** "Tue 24 Nov, 08:00" in a zone. */
  readonly moment: (instant: string | number, zone: string) => string;
  /** "November 2026" of "2026-11". */
  readonly month: (month: string) => string;
  /** "in 3 days", "2 hours ago". */
  readonly fromNow: (instant: string | number, nowMs: number) => string;
  readonly list: (items: readonly string[]) => string;
}

/** A sentence that ends in a shortened word, "3. Apr.", has one full stop. */
const TWO_STOPS = /(\p{L})\.\.(?!\.)/gu;

const MINUTE_MS = 60_000;
const UNITS = [
  // "Tomorrow" and whole days would be wrong by the clock on the wall below two of them.
  { unit: "day", ms: 1440 * MINUTE_MS, from: 2880 * MINUTE_MS },
  { unit: "hour", ms: 60 * MINUTE_MS, from: 60 * MINUTE_MS },
  { unit: "minute", ms: MINUTE_MS, from: MINUTE_MS },
] as const;

const wholeIn = kept((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
const hundredthsIn = kept((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }));
const percentIn = kept((locale) => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }));
const agoIn = kept((locale) => new Intl.RelativeTimeFormat(locale));
const thisMinuteIn = kept((locale) => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(0, "minute"));
const listedIn = kept((locale) => new Intl.ListFormat(locale));

export function portalWords(locale: string, texts: PortalTexts): PortalWords {
  const read = kept((message) => messageSaid(message, locale));
  const cash = kept((currency) => new Intl.NumberFormat(locale, { style: "currency", currency }));
  const inZone = (options: Intl.DateTimeFormatOptions): PortalWords["day"] => {
    const of = kept((timeZone) => new Intl.DateTimeFormat(locale, { ...options, timeZone }));
    return (instant, zone) => of(zone).format(new Date(instant));
  };
  const monthOf = inZone({ month: "long", year: "numeric" });
  return {
    say: (id, values = {}) => read(texts[id])(values).replace(TWO_STOPS, "$1."),
    locale,
    count: (value) => wholeIn(locale).format(value),
    hours: (value) => hundredthsIn(locale).format(value),
    share: (value) => percentIn(locale).format(value),
    cents: (value, currency) => cash(currency).format(value / 100),
    day: inZone({ weekday: "short", day: "numeric", month: "short" }),
    dayInFull: inZone({ dateStyle: "full" }),
    time: inZone({ hour: "2-digit", minute: "2-digit" }),
    moment: inZone({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }),
    month: (month) => monthOf(`${month}-15T12:00:00Z`, "UTC"),
    fromNow: (instant, nowMs) => {
      const ms = new Date(instant).getTime() - nowMs;
      const fits = UNITS.find(({ from }) => Math.abs(ms) >= from);
      return fits === undefined ? thisMinuteIn(locale) : agoIn(locale).format(Math.trunc(ms / fits.ms), fits.unit);
    },
    list: (items) => listedIn(locale).format(items),
  };
}
