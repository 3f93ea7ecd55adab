import type { Words } from "../words/words.ts";

/** "2016-04" as "Apr 2016". */
export function monthSaid(month: string, { locale }: Pick<Words, "locale">): string {
  return new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}

/** "12–30 Apr 2016", or one day where both are the same. */
export function datesSaid(from: string, until: string, { locale }: Pick<Words, "locale">): string {
  const format = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${until}T00:00:00Z`));
}

/** "2016-04-02" as "Sat 2 Apr 2016". */
export function dateSaid(day: string, { locale }: Pick<Words, "locale">): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));
}
