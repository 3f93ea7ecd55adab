import { isoDay } from "@springtide/calendar";
import type { Conflict, HoursLimit } from "@springtide/planning";
import { keptBackInWords } from "./obstacle-words.ts";
import {
  amount,
  clockInWords,
  counted,
  dayInWords,
  spanInWords,
  weekInWords,
  type RosterNames,
} from "./roster-names.ts";

/**
 * A demand that no legal roster meets, in one sentence: "Sunday 2026-12-06 10:00 to 18:00 wants 6 heads for phone; 4 at most may be
 * there, of 6 with the skill: 2 people are kept by law (weekly-rest: ...) (Ana and Bo)."
 */
export function conflictWords(conflict: Conflict, names: RosterNames): string {
  const { scope, heads, queues, kept, skilled } = conflict;
  const who = queues.length === 1 ? names.queue(queues[0] ?? 0) : "all queues together";
  if (scope === "sundays" && heads !== null) return sundaysWords(conflict, heads, who, names);
  if (scope !== "stretch" || heads === null) return `${hoursWords(conflict, who, names)}.`;
  const wants = `${spanInWords(names, conflict.fromMs, conflict.toMs)} wants ${counted(heads.wanted, "head")} for ${who}`;
  const most = `${heads.possible === 0 ? "nobody" : `${amount(heads.possible)} at most`} may be there`;
  const because = kept.map((group) => keptBackInWords(group, names));
  const elsewhere = skilled - kept.reduce((sum, { people }) => sum + people.length, 0) - heads.possible;
  const shared =
    elsewhere > 0
      ? [
          `${counted(elsewhere, "other")} ${elsewhere === 1 ? "is" : "are"} wanted elsewhere or may work a part of it only`,
        ]
      : [];
  const reasons = [...because, ...shared].join("; ");
  const ofSkilled = skilled === 0 ? `nobody has the skill` : `of ${skilled} with the skill`;
  const worst = conflict.worst === null ? "" : `, ${worstWords(conflict.worst, names)}`;
  return `${wants}; ${most}${worst}, ${ofSkilled}${reasons === "" ? "" : `: ${reasons}`}.`;
}

function worstWords({ atMs, wanted, possible }: NonNullable<Conflict["worst"]>, names: RosterNames): string {
  return `at worst ${possible === 0 ? "nobody" : amount(possible)} for ${amount(wanted)} at ${clockInWords(names, atMs)}`;
}

function sundaysWords(
  { fromMs, toMs, skilled, limits }: Conflict,
  { wanted, possible }: NonNullable<Conflict["heads"]>,
  who: string,
  names: RosterNames,
): string {
  const [first, last] = [names.zone.dayAt(fromMs), names.zone.dayAt(toMs - 1)];
  const when = first === last ? dayInWords(first) : `The Sundays from ${isoDay(first)} to ${isoDay(last)}`;
  const verb = first === last ? "wants" : "want";
  const rules = limits.map(({ name }) => reasonWords(name, names)).join("; ");
  return `${when} ${verb} ${counted(wanted, "head")} for ${who}, each a person of its own; ${skilled} ${skilled === 1 ? "person" : "people"} with the skill can work ${amount(possible)} Sundays at most, ${rules}.`;
}

function hoursWords(
  { scope, fromMs, wantedHours, possibleHours, skilled, limits }: Conflict,
  who: string,
  names: RosterNames,
): string {
  const day = names.zone.dayAt(fromMs);
  const when = scope === "day" ? dayInWords(day) : `Week ${weekInWords(day)}`;
  const wants = `${when} wants ${counted(wantedHours, "head-hour")} for ${who}`;
  const most = `${skilled} ${skilled === 1 ? "person" : "people"} with the skill can work ${amount(possibleHours)} at most`;
  return `${wants}; ${most}: ${limits.map((limit) => limitWords(limit, names)).join("; ")}`;
}

function limitWords({ name, people, hours }: HoursLimit, names: RosterNames): string {
  const who = people.length === 1 ? names.person(people[0] ?? 0) : `${people.length} people`;
  return `${who} ${amount(hours)} ${reasonWords(name, names)}`;
}

function reasonWords(name: string, names: RosterNames): string {
  switch (name) {
    case "one-shift-a-day":
      return "with one shift a day each";
    case "published":
      return "in the shifts published";
    case "contract":
      return "by contract and overtime";
    case "days-a-week":
      return "by the days a week of their contracts";
    case "availability":
      return "by the hours in which they can work";
    default: {
      const rule = name.replace(/^rule /, "");
      return `by law (${rule}: ${names.source(rule)})`;
    }
  }
}
