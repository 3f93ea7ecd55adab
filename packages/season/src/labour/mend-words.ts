import { dayOfMonth, monthOf, weekday, type CivilDay, type TimeZone } from "@springtide/calendar";
import type { LabourRules, MendedRoster, RosterShift } from "@springtide/contracts";
import type { Breach } from "@springtide/planning";
import { amount, timeOfInstant } from "./breach-words.ts";
import { PERSON_RULES } from "./rules-of-people.ts";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = "January February March April May June July August September October November December".split(" ");

type Times = Pick<RosterShift, "person" | "startMs" | "endMs" | "breaks">;

/** A shift changed, and why. */
export interface ChangeToTell {
  readonly before: Times;
  readonly now: Times | null;
  readonly because: Breach | null;
  readonly rules: LabourRules;
  readonly zone: TimeZone;
}

/** "Ana Kovacs, Sunday 29 March: start 10:00 instead of 09:00, for 11 hours of rest after Saturday." */
export function changeInWords(change: ChangeToTell): string {
  const { before, zone } = change;
  return `${before.person}, ${dayInWords(zone.dayAt(before.startMs))}: ${whatChanges(change)}, ${reason(change)}.`;
}

function whatChanges({ before, now, zone }: ChangeToTell): string {
  const span = spanInWords(before, zone);
  if (now === null) return `the shift ${span} is left open, as nobody can work it`;
  if (now.person !== before.person) return `the shift ${span} goes to ${now.person}`;
  const starts = now.startMs !== before.startMs;
  const ends = now.endMs !== before.endMs;
  const time = (ms: number): string => timeOfInstant(ms, zone);
  const times = [
    ...(starts && ends ? [`${spanInWords(now, zone)} instead of ${span}`] : []),
    ...(starts && !ends ? [`start ${time(now.startMs)} instead of ${time(before.startMs)}`] : []),
    ...(ends && !starts ? [`end ${time(now.endMs)} instead of ${time(before.endMs)}`] : []),
  ];
  const [breaksNow, breaksBefore] = [breaksInWords(now, zone), breaksInWords(before, zone)];
  const breaks = breaksNow === breaksBefore ? [] : [`break ${breaksNow} instead of ${breaksBefore}`];
  return [...times, ...breaks].join(", ");
}

function spanInWords({ startMs, endMs }: Times, zone: TimeZone): string {
  return `${timeOfInstant(startMs, zone)}-${timeOfInstant(endMs, zone)}`;
}

function breaksInWords({ breaks }: Times, zone: TimeZone): string {
  if (breaks.length === 0) return "none";
  return breaks.map((away) => `${timeOfInstant(away.startMs, zone)}-${timeOfInstant(away.endMs, zone)}`).join(" and ");
}

function reason({ before, because, rules, zone }: ChangeToTell): string {
  if (because === null) return "to make room for another change";
  const { rule, limit, fromMs, toMs } = because;
  const limitText = amount(limit);
  switch (rules.rules.find(({ id }) => id === rule)?.kind) {
    case "daily-rest":
      return before.startMs >= toMs
        ? `for ${limitText} hours of rest after ${dayName(fromMs, zone)}`
        : `for ${limitText} hours of rest before ${dayName(toMs, zone)}`;
    case "weekly-rest":
      return `for ${limitText} hours of rest in a row in the week of ${dayInWords(zone.dayAt(fromMs))}`;
    case "breaks":
      return because.unit === "minutes"
        ? `for breaks of ${limitText} minutes`
        : `for no more than ${limitText} hours without a break`;
    case "longest-day":
      return `for at most ${limitText} hours of work a day`;
    case "longest-week":
      return `for at most ${limitText} hours of work a week`;
    case "free-sundays-a-year":
    case "one-free-sunday-in":
      return "for enough Sundays off";
    case "substitute-rest":
      return `for a day off in place of ${dayInWords(zone.dayAt(fromMs))}`;
    case undefined:
      return reasonBesideLaw(because);
  }
}

function reasonBesideLaw({ rule, limit }: Breach): string {
  if (rule === PERSON_RULES.leave) return "for leave";
  if (rule === PERSON_RULES.hours) return `for the ${amount(limit)} hours a week of the contract`;
  if (rule === PERSON_RULES.days) return `for the ${amount(limit)} days a week of the contract`;
  if (rule === PERSON_RULES.inARow) return `for at most ${amount(limit)} days of work in a row`;
  return "for one shift at a time";
}

function dayName(ms: number, zone: TimeZone): string {
  return WEEKDAYS[weekday(zone.dayAt(ms)) - 1] ?? "";
}

function dayInWords(day: CivilDay): string {
  return `${WEEKDAYS[weekday(day) - 1] ?? ""} ${dayOfMonth(day)} ${MONTHS[monthOf(day) - 1] ?? ""}`;
}

/** What a mend comes to, in lines for people. */
export function mendLines({ changes, count, bound, proven, keepsCover, cover }: MendedRoster): string[] {
  if (changes.length === 0) return ["Nothing needs to be changed."];
  const shifts = count.changed === 1 ? "1 shift changed" : `${count.changed} shifts changed`;
  const open = count.open === 0 ? "" : `, ${count.open} of them left open`;
  const proof = proven
    ? "no mend by such changes needs less"
    : `at least ${bound.changed} have to change, and whether ${count.changed - bound.changed === 0 ? "fewer minutes" : "fewer"} would do is not known`;
  return [
    `Mended with ${shifts}${open}, ${amount(count.minutes)} minutes of work elsewhere than before; ${proof}:`,
    ...changes.map(({ sentence, place }) => `  ${sentence} [${place.file} row ${place.row}]`),
    ...(keepsCover
      ? []
      : ["No mend was found that covers every interval as well as before: see what this one covers."]),
    ...(cover === null
      ? []
      : [`After it: ${cover.gapHours.toFixed(1)} hours short, ${cover.surplusHours.toFixed(1)} hours over.`]),
  ];
}
