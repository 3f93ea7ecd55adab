import type { CivilDay } from "@springtide/calendar";
import { civilDay } from "@springtide/calendar";
import type { TriggerParameters } from "@springtide/contracts";
import type { Words } from "../words/words.ts";

type PastOnsets = TriggerParameters["pastOnsets"];

/** A day on which a trigger fired, and where. */
export interface Firing {
  readonly day: CivilDay;
  /** Ids of markets; empty where it fires everywhere. */
  readonly markets: readonly string[];
}

/** More firings than this are told by their first and last day. */
const MOST_NAMED = 24;

/** The days on which a trigger fired, ascending, from the first day of a history on. */
export function firingsOf(past: PastOnsets, historyFrom: CivilDay): readonly Firing[] {
  const byDay = new Map<CivilDay, string[]>();
  for (const { day, market } of past) {
    const at = civilDay(day);
    if (at < historyFrom) continue;
    byDay.set(at, [...(byDay.get(at) ?? []), ...(market === null ? [] : [market])]);
  }
  return [...byDay].sort(([a], [b]) => a - b).map(([day, markets]) => ({ day, markets }));
}

/** "First warm day: fired on 4 days of the history: …" */
export function firingsInWords(name: string, firings: readonly Firing[], words: Words): string {
  const [first] = firings;
  const last = firings.at(-1);
  if (firings.length > MOST_NAMED && first !== undefined && last !== undefined)
    return words.say("triggers.past-span", {
      name,
      count: firings.length,
      first: words.dayInFull(first.day),
      last: words.dayInFull(last.day),
    });
  return words.say("triggers.past-sentence", { name, count: firings.length, days: daysInWords(firings, words) });
}

/** The same for a trigger that is being edited. */
export function editedInWords(firings: readonly Firing[], words: Words): string {
  const named = firings.slice(-MOST_NAMED);
  const days = daysInWords(named, words);
  return words.say("triggers.edited-sentence", {
    count: firings.length,
    days: named.length < firings.length ? `… ${days}` : days,
  });
}

function daysInWords(firings: readonly Firing[], words: Words): string {
  return words.list(firings.map(({ day }) => words.dayInFull(day)));
}
