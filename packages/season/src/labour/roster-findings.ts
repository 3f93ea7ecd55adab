import { isoDay } from "@springtide/calendar";
import type { CheckedRoster, RosterCover, RosterPlace } from "@springtide/contracts";
import { nearNames } from "@springtide/contracts";
import { clockOfInstant } from "./breach-words.ts";
import type { RosterQuestion } from "./roster-question.ts";

type RosterFinding = CheckedRoster["findings"][number];

/** What does not fit together, beside the rules: leave over shifts that are published, two contracts at once, people nobody knows, hours without anybody. */
export function rosterFindings(question: RosterQuestion, cover: RosterCover | null): RosterFinding[] {
  return [
    ...leaveOverPublished(question),
    ...twoContracts(question),
    ...notAmongPeople(question),
    ...(cover === null ? [] : nobodyAtWork(question, cover)),
  ];
}

/** Where something stands, as it is told. */
export function fileRow({ file, row, column }: RosterPlace): RosterFinding["rows"][number] {
  return { file, row, ...(column === undefined ? {} : { column }) };
}

function leaveOverPublished({ absences, published, zone }: RosterQuestion): RosterFinding[] {
  return absences.flatMap((away) =>
    published
      .filter(({ person, startMs, endMs }) => person === away.person && startMs < away.toMs && endMs > away.fromMs)
      .map((shift) => ({
        code: "leave-over-published" as const,
        person: away.person,
        sentence: `${away.person} is on leave from ${isoDay(zone.dayAt(away.fromMs))} to ${isoDay(zone.dayAt(away.toMs - 1))}, over a published shift from ${clockOfInstant(shift.startMs, zone)} to ${clockOfInstant(shift.endMs, zone)}.`,
        rows: [fileRow(away), fileRow(shift)],
      })),
  );
}

function twoContracts({ contracts }: RosterQuestion): RosterFinding[] {
  return contracts.flatMap((one, i) =>
    contracts.slice(i + 1).flatMap((other) => {
      const from = Math.max(one.fromDay ?? -Infinity, other.fromDay ?? -Infinity);
      const until = Math.min(one.untilDay ?? Infinity, other.untilDay ?? Infinity);
      if (other.person !== one.person || from > until) return [];
      const when = [
        Number.isFinite(from) ? ` from ${isoDay(from)}` : "",
        Number.isFinite(until) ? ` to ${isoDay(until)}` : "",
      ].join("");
      const sentence = `${one.person} has two contracts at once${when}: both are held against the roster.`;
      return [{ code: "two-contracts" as const, person: one.person, sentence, rows: [fileRow(one), fileRow(other)] }];
    }),
  );
}

function notAmongPeople({ people, members }: RosterQuestion): RosterFinding[] {
  if (people === null) return [];
  const known = people.map(({ person }) => person);
  return members
    .filter(({ person }) => !known.includes(person))
    .map((member) => {
      const near = nearNames(member.person, known);
      const meant = near.length === 0 ? "" : ` Is it ${near.join(" or ")}?`;
      const sentence = `${member.person} has shifts, but no row among the people.${meant}`;
      return { code: "not-among-people", person: member.person, sentence, rows: [fileRow(member)] };
    });
}

function nobodyAtWork({ absences, zone }: RosterQuestion, cover: RosterCover): RosterFinding[] {
  const stretches: { fromMs: number; toMs: number; required: number }[] = [];
  for (const { queue, start, end, required, atWork } of cover.intervals) {
    if (queue !== null || required <= 0 || atWork > 0) continue;
    const [fromMs, toMs] = [Date.parse(start), Date.parse(end)];
    const last = stretches.at(-1);
    if (last?.toMs === fromMs) Object.assign(last, { toMs, required: Math.max(last.required, required) });
    else stretches.push({ fromMs, toMs, required });
  }
  return stretches.map(({ fromMs, toMs, required }) => {
    const away = absences.filter((one) => one.fromMs < toMs && one.toMs > fromMs);
    const names = [...new Set(away.map(({ person }) => person))];
    const leave = names.length === 0 ? "" : ` On leave then: ${names.join(", ")}.`;
    return {
      code: "nobody-at-work",
      person: null,
      sentence: `Nobody is at work from ${clockOfInstant(fromMs, zone)} to ${clockOfInstant(toMs, zone)}, where up to ${required} ${required === 1 ? "is" : "are"} required.${leave}`,
      rows: away.map(fileRow),
    };
  });
}
