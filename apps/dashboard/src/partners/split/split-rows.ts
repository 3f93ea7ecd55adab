import type { AskedLine, SplitAnswer } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";
import { dayOf, daySaid, daysSaid, positionHoursOf, spanSaid } from "../on-clock.ts";
import type { Names } from "../partner-names.ts";

/** One partner's part of what is shared out. */
interface PartRow {
  readonly agreement: string;
  readonly partner: string;
  readonly hours: string;
  readonly share: string;
  readonly lines: string;
  readonly days: string;
  readonly bound: string;
  readonly most: string;
}

export function partRows(answer: SplitAnswer, names: Names, words: Words): readonly PartRow[] {
  const all = hoursOfAll(answer);
  return answer.parts.map(({ agreement, positionHours, lines, boundCents, mostCents }) => ({
    ...{ agreement, partner: names.agreement(agreement) },
    hours: words.hours(positionHours),
    share: words.share(all === 0 ? 0 : positionHours / all),
    lines: words.count(lines.length),
    days: daysSaid(
      lines.map(({ start }) => dayOf(start)),
      words,
    ),
    bound: words.price(boundCents / 100),
    most: words.price(mostCents / 100),
  }));
}

/** What a split comes to, in sentences. */
export function splitSentences(answer: SplitAnswer, names: Names, words: Words): readonly string[] {
  const { say } = words;
  const left = answer.unplaced.reduce((sum, line) => sum + positionHoursOf(line), 0);
  if (answer.parts.length === 0)
    return [left === 0 ? say("partners.split-nothing") : say("partners.split-nobody", { hours: words.hours(left) })];
  const cents = (of: "boundCents" | "mostCents"): string =>
    words.price(answer.parts.reduce((sum, part) => sum + part[of], 0) / 100);
  const hours = hoursOfAll(answer);
  const shares = answer.parts.map(({ agreement, positionHours }) =>
    answer.parts.length === 1
      ? names.agreement(agreement)
      : say("partners.split-share", { partner: names.agreement(agreement), hours: words.hours(positionHours) }),
  );
  const said = [
    say("partners.split-said", {
      ...{ hours: words.hours(hours), count: answer.parts.length, shares: words.list(shares) },
      bound: cents("boundCents"),
    }),
  ];
  if (cents("boundCents") !== cents("mostCents")) said.push(say("partners.split-most", { most: cents("mostCents") }));
  said.push(left === 0 ? say("partners.split-all") : say("partners.split-left", { hours: words.hours(left) }));
  return said;
}

/** Position-hours of one day and skill, by partner; the last column is what nobody can take. */
interface DayRow {
  readonly key: string;
  readonly day: string;
  readonly skill: string;
  readonly cells: readonly string[];
}

export function dayRows(answer: SplitAnswer, names: Names, words: Words): readonly DayRow[] {
  const columns = [...answer.parts.map(({ lines }) => lines), answer.unplaced];
  const sums = new Map<string, number[]>();
  columns.forEach((lines, column) => {
    for (const line of lines) {
      const key = `${dayOf(line.start)} ${line.skill}`;
      const row = sums.get(key) ?? columns.map(() => 0);
      row[column] = (row[column] ?? 0) + positionHoursOf(line);
      sums.set(key, row);
    }
  });
  return [...sums]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, hours]) => ({
      key,
      day: daySaid(key.slice(0, 10), words),
      skill: names.queue(key.slice(11)),
      cells: hours.map((value) => (value === 0 ? "–" : words.hours(value))),
    }));
}

/** What nobody can take, line by line. */
export function unplacedSaid(lines: readonly AskedLine[], names: Names, words: Words): readonly string[] {
  return lines.map((line) =>
    words.say("partners.unplaced-line", {
      ...{ skill: names.queue(line.skill), day: daySaid(dayOf(line.start), words), span: spanSaid(line, words) },
      count: line.positionsLoggedIn,
    }),
  );
}

function hoursOfAll({ parts }: SplitAnswer): number {
  return parts.reduce((sum, { positionHours }) => sum + positionHours, 0);
}
