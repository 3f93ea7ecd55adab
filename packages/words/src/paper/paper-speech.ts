import type { PaperLanguage } from "@springtide/contracts";
import { IntlMessageFormat } from "intl-messageformat";
import type { PaperTexts } from "./paper-texts.ts";
import { PAPER_TEXTS } from "./paper-texts.ts";

/** How figures and days are written in a language where nobody says in which country. */
const LOCALES: Readonly<Record<PaperLanguage, string>> = {
  ...{ en: "en-GB", de: "de-DE", nl: "nl-NL", pl: "pl-PL", ru: "ru-RU" },
};

/** In whose words and figures a sheet of paper is written. */
export interface PaperSpeech {
  readonly locale: string;
  readonly say: (id: keyof PaperTexts, values?: Readonly<Record<string, string | number>>) => string;
  /** "2 Nov 2026" of a civil day. */
  readonly day: (isoDay: string) => string;
  /** "October 2026" of a month written 2026-10. */
  readonly month: (isoMonth: string) => string;
  /** "Monday" of a civil day. */
  readonly weekday: (isoDay: string) => string;
  /** "2 Nov 2026, 12:00 CET" on the clock of a zone. */
  readonly moment: (instant: Date, zone: string) => string;
  /** Two decimals at most. */
  readonly hours: (value: number) => string;
  /** Four decimals at most. */
  readonly quantity: (value: number) => string;
  /** With signs of thousands and two places. */
  readonly cents: (value: number) => string;
  /** An exact decimal with all its places. */
  readonly price: (decimal: string) => string;
  /** 0.05 as "5%". */
  readonly share: (value: number) => string;
}

/** The words of a language, and its ways to write figures and days. */
export function paperSpeech(language: PaperLanguage): PaperSpeech {
  const locale = LOCALES[language];
  const texts = PAPER_TEXTS[language];
  return {
    locale,
    say: (id, values) => String(new IntlMessageFormat(texts[id], locale).format(values)),
    ...days(locale),
    ...figures(locale),
  };
}

function days(locale: string): Pick<PaperSpeech, "day" | "month" | "weekday" | "moment"> {
  const civil = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const named = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  const monthly = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const midnight = (isoDay: string): Date => new Date(`${isoDay}T00:00:00Z`);
  return {
    day: (isoDay) => civil.format(midnight(isoDay)),
    month: (isoMonth) => monthly.format(midnight(`${isoMonth}-01`)),
    weekday: (isoDay) => named.format(midnight(isoDay)),
    moment: (instant, zone) =>
      new Intl.DateTimeFormat(locale, {
        ...{ year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" },
        ...{ timeZone: zone, timeZoneName: "short" },
      }).format(instant),
  };
}

function figures(locale: string): Pick<PaperSpeech, "hours" | "quantity" | "cents" | "price" | "share"> {
  const upTo = (maximumFractionDigits: number, minimumFractionDigits = 0): Intl.NumberFormat =>
    new Intl.NumberFormat(locale, { maximumFractionDigits, minimumFractionDigits });
  const [hundredths, quantities, money] = [upTo(2), upTo(4), upTo(2, 2)];
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  return {
    hours: (value) => hundredths.format(value),
    quantity: (value) => quantities.format(value),
    cents: (value) => money.format(value / 100),
    price: (decimal) => upTo(12, placesOf(decimal)).format(Number(decimal)),
    share: (value) => percent.format(value),
  };
}

/** A price of 26.50 keeps its nought. */
function placesOf(decimal: string): number {
  return Math.min(12, decimal.split(".")[1]?.length ?? 0);
}
