import { DateTime } from "luxon";
import type { ConfirmStep, SeatStretch } from "@springtide/contracts";
import { blocksOf, mostAtOnce } from "./seat-stretches.ts";

/** "Thu 7 Apr 12:00", on the clock that the instant is written in. */
export function momentWords(instant: string): string {
  return DateTime.fromISO(instant, { setZone: true, locale: "en-GB" }).toFormat("ccc d LLL HH:mm");
}

/** "Thu 7 Apr" */
export function dayWords(iso: string): string {
  return DateTime.fromISO(iso.slice(0, 10), { zone: "utc", locale: "en-GB" }).toFormat("ccc d LLL");
}

export function percentWords(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

export function moneyWords(amount: number, currency: string): string {
  const digits = Math.abs(amount) < 100 ? 2 : 0;
  return `${currency} ${amount.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

/** So many stretches are listed one by one; more are told by day, and stand one by one in decisions.csv. */
const MOST_LISTED = 4;

/**
 * Stretches by day of their start: "Sat 9 Apr ...; Sun 10 Apr ...".
 * @param countWords what a stretch is of, such as "12 seats"
 * @param together of many stretches of one day; few are listed one by one
 */
export function wordsByDay<Stretch extends { readonly start: string; readonly end: string }>(
  stretches: readonly Stretch[],
  countWords: (stretch: Stretch) => string,
  together: (own: readonly Stretch[]) => string,
): string {
  const listed = (own: readonly Stretch[]): string =>
    own.map((one) => `${one.start.slice(11, 16)} to ${endWords(one.start, one.end)} ${countWords(one)}`).join(", ");
  const days = [...new Set(stretches.map(({ start }) => start.slice(0, 10)))];
  return days
    .map((day) => {
      const own = stretches.filter(({ start }) => start.startsWith(day));
      return `${dayWords(day)} ${stretches.length <= MOST_LISTED ? listed(own) : together(own)}`;
    })
    .join("; ");
}

/** "between 09:00 and 18:00": from the first start of a day's stretches to their last end. */
export function betweenWords(own: readonly { readonly start: string; readonly end: string }[]): string {
  const first = own.map(({ start }) => start.slice(11, 16)).sort()[0] ?? "";
  const last = own.toSorted((a, b) => Date.parse(b.end) - Date.parse(a.end))[0]?.end.slice(11, 16) ?? "";
  return `between ${first} and ${last}`;
}

/** "Sat 9 Apr 09:00 to 14:00 12 seats", or where there are many by day: "Sat 9 Apr 14 blocks, at most 12 seats between 09:00 and 18:00". */
export function stretchWords(stretches: readonly SeatStretch[]): string {
  return wordsByDay(
    stretches,
    ({ seats }) => seatWords(seats),
    (own) => {
      const count = blocksOf(own);
      const between = betweenWords(own);
      return count === 1 ? `1 block ${between}` : `${count} blocks, at most ${seatWords(mostAtOnce(own))} ${between}`;
    },
  );
}

/** "23 blocks, at most 7 seats at one time": blocks of many hours and days are not people who sit there together. */
export function blockWords(stretches: readonly SeatStretch[]): string {
  const count = blocksOf(stretches);
  return count === 1 ? "1 block" : `${count} blocks, at most ${seatWords(mostAtOnce(stretches))} at one time`;
}

function seatWords(count: number): string {
  return count === 1 ? "1 seat" : `${count} seats`;
}

/** A time that comes twice that day is told apart by its offset. */
function endWords(start: string, end: string): string {
  return start.slice(16) === end.slice(16)
    ? end.slice(11, 16)
    : `${end.slice(11, 16)} (UTC${end.slice(19).replace(/^\./, "")})`;
}

/** "Reserve by Mon 7 Mar 12:00: 23 blocks.", what comes first first. @param acts `at`: instant by which; null where nothing is to be done */
export function inOrderOfTime(
  acts: readonly { readonly at: string | null; readonly what: string; readonly seats: string }[],
): string[] {
  return acts
    .flatMap(({ at, ...act }) => (at === null ? [] : [{ at, ...act }]))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map(({ at, what, seats }) => `${what} by ${momentWords(at)}: ${seats}.`);
}

/** What is looked at when seats are confirmed. @param lookedAt instant @param lastDay until when it has to come */
export function signalWords(lookedAt: string, trigger: string, lastDay: string): string {
  return `On ${momentWords(lookedAt)}, look at the probability that the forecast gives that "${trigger}" comes by ${dayWords(lastDay)}, unless it has come.`;
}

/** When one step of a rule holds. @param nextFrom where the next step begins; null for the last */
export function conditionWords(
  { fromProbability, hasHappened }: Pick<ConfirmStep, "fromProbability" | "hasHappened">,
  nextFrom: number | null,
): string {
  if (hasHappened) return "If it has come already";
  if (fromProbability > 0) return `From ${percentWords(fromProbability)}`;
  return nextFrom === null ? "If it has not come" : `Below ${percentWords(nextFrom)}`;
}

/** What a step confirms out of what is reserved. @param details each day or stretch too */
export function confirmedWords(
  confirmed: readonly SeatStretch[],
  reserved: readonly SeatStretch[],
  details: boolean,
): string {
  const [some, all] = [blocksOf(confirmed), blocksOf(reserved)];
  if (some === 0) return "release all";
  if (some === all) return all === 1 ? "confirm the reserved block" : `confirm all ${all} reserved blocks`;
  const which = details ? stretchWords(confirmed) : `at most ${seatWords(mostAtOnce(confirmed))} at one time`;
  return `confirm ${some} of the ${all} reserved blocks (${which})`;
}
