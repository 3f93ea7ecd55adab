/** Whether a text names a month: "2026-11". */
export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** "2026-11" of an instant on a clock. */
export function monthOf(ms: number, zone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(new Date(ms)).slice(0, 7);
}

/** The month so many months on. */
export function monthsOn(month: string, by: number): string {
  const [year = 0, of = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, of - 1 + by, 1)).toISOString().slice(0, 7);
}

/** The amount that somebody typed, in hundredths; null where it is none. Decimal comma and point both count. */
export function centsTyped(text: string): number | null {
  const plain = text.trim().replace(/[\s\u00a0\u202f']/g, "");
  const [, sign = "", whole = "", , fraction = ""] = /^([-\u2212]?)(\d{1,10})([.,](\d{1,2}))?$/.exec(plain) ?? [];
  if (whole === "") return null;
  const cents = Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
  return sign === "" ? cents : -cents;
}
