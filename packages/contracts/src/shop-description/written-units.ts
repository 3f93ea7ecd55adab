const DAY_SECONDS = 86_400;
/** Shorter lengths are told in hours: a day's answer is "24h", not "1d". */
const DAYS_FROM_SECONDS = 3 * DAY_SECONDS;
/** From here on half hours are hours: "8.5h", but "90m". */
const HALF_HOURS_FROM_SECONDS = 7200;
/** Digits behind the point that tell what people write from the noise of computing with it. */
const TELLING = 1e10;

/** A number without the noise that computing leaves behind its last digits. */
export function withoutNoise(value: number): number {
  return Math.round(value * TELLING) / TELLING;
}

/** A length of time as a shop file writes it, in a unit that leaves no rest: `20s`, `15m`, `24h`, `12w`. */
export function writtenDuration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole >= DAYS_FROM_SECONDS && whole % DAY_SECONDS === 0) return writtenDays(whole / DAY_SECONDS);
  if (whole > 0 && whole % 3600 === 0) return `${whole / 3600}h`;
  if (whole >= HALF_HOURS_FROM_SECONDS && whole % 1800 === 0) return `${whole / 3600}h`;
  return whole > 0 && whole % 60 === 0 ? `${whole / 60}m` : `${whole}s`;
}

/** A length in days: `2d`, `12w`, and `36h` where it is not whole days. */
export function writtenDays(days: number): string {
  if (!Number.isInteger(days)) return writtenDuration(days * DAY_SECONDS);
  return days >= 14 && days % 7 === 0 ? `${days / 7}w` : `${days}d`;
}

/** A length in minutes. */
export function writtenMinutes(minutes: number): string {
  return writtenDuration(minutes * 60);
}

/** A share as a percentage: `80%`. */
export function writtenShare(share: number): string | number {
  const percent = withoutNoise(share * 100);
  return percent / 100 === share && !String(percent).includes("e") ? `${percent}%` : share;
}

/** A change as a percentage with its sign: `+120%`, `-20%`. */
export function writtenLift(lift: number): string | number {
  const text = writtenShare(lift);
  return typeof text === "string" && lift > 0 ? `+${text}` : text;
}

/** A time on the clock: `08:00`. */
export function writtenClock(minuteOfDay: number): string {
  return [Math.floor(minuteOfDay / 60), minuteOfDay % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

/** The value, or nothing where it is what holds without a word. */
export function unless<T>(value: T, usual: T): T | undefined {
  return isSame(value, usual) ? undefined : value;
}

/** Whether two values read the same. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
