import type { AgreementTariff } from "@springtide/contracts";
import type settlement from "./texts/en.json";

/** What is said of a statement, by id. */
export type SettlementTexts = typeof settlement;

/** How remarks and charges of a statement are said: in whose words, and how days, instants and figures are written. */
export interface SettlementSpeech extends SettlementFormats {
  readonly say: (id: keyof SettlementTexts, values?: Readonly<Record<string, string | number>>) => string;
}

interface SettlementFormats {
  /** "2 Nov 2026" of a civil day. */
  readonly day: (isoDay: string) => string;
  /** "2 Nov 2026, 12:00 CET" on the statement's clock. */
  readonly moment: (instant: string) => string;
  readonly cents: (value: number) => string;
  /** A unit price as exact as it was agreed. */
  readonly price: (decimal: string) => string;
  /** "12.5": two decimals at most. */
  readonly figure: (value: number) => string;
  /** 0.8123 as "81.23%". */
  readonly share: (value: number) => string;
  readonly unit: (of: AgreementTariff["unit"]) => string;
  readonly list: (items: readonly string[]) => string;
}

/** As readers of a locale write them, on the clock and in the currency of a statement. */
export function settlementSpeech(
  { say, locale }: Pick<SettlementSpeech, "say"> & { readonly locale: string },
  { zone, currency }: { readonly zone: string; readonly currency: string },
): SettlementSpeech {
  const civil = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const clock = new Intl.DateTimeFormat(locale, {
    ...{ year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" },
    ...{ timeZone: zone, timeZoneName: "short" },
  });
  const cash = new Intl.NumberFormat(locale, { style: "currency", currency });
  const exact = new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 12 });
  const hundredths = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  const listed = new Intl.ListFormat(locale);
  return {
    say,
    day: (iso) => civil.format(new Date(`${iso}T00:00:00Z`)),
    moment: (instant) => clock.format(new Date(instant)),
    cents: (value) => cash.format(value / 100),
    price: (decimal) => exact.format(Number(decimal)),
    figure: (value) => hundredths.format(value),
    share: (value) => percent.format(value),
    unit: (of) => say(`settlement.unit.${of}`),
    list: (items) => listed.format(items),
  };
}
