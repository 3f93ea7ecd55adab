/** How a locale writes times of day: by 24 hours or by 12. */
export interface ClockTimes {
  /** "14:15" or "2:15 PM"; the end of a day is "24:00" where the clock has 24 hours. */
  readonly clock: (minuteOfDay: number) => string;
  /** "14" or "2 PM": an hour on an axis. */
  readonly hourOfDay: (minuteOfDay: number) => string;
}

const MINUTE_MS = 60_000;

export function clockTimes(locale: string): ClockTimes {
  const isOfTwelve = new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions().hour12 === true;
  if (!isOfTwelve) return { clock: clockOf24, hourOfDay: (minute) => twoDigits(Math.floor(minute / 60)) };
  const of = (options: Intl.DateTimeFormatOptions): ((minute: number) => string) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, hour12: true, timeZone: "UTC" });
    return (minute) => format.format(new Date(Math.floor(minute) * MINUTE_MS));
  };
  return { clock: of({ hour: "numeric", minute: "2-digit" }), hourOfDay: of({ hour: "numeric" }) };
}

function clockOf24(minuteOfDay: number): string {
  const minute = Math.floor(minuteOfDay);
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
