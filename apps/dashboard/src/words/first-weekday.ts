/** A locale that knows its week; browsers have it as a method or, older ones, as a property. */
interface KnowsWeek {
  readonly getWeekInfo?: () => { readonly firstDay: number };
  readonly weekInfo?: { readonly firstDay: number };
}

/** Day on which weeks begin where this locale is spoken: 1 Monday to 7 Sunday; Monday where the browser does not know. */
export function firstWeekdayOf(locale: string): number {
  const known = new Intl.Locale(locale) as KnowsWeek;
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
}
