import { civilDay, timeZone } from "@springtide/calendar";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rosterMatrix, rosterOfText } from "../../src/index.ts";
import { tableLines } from "../../src/tables/write-table.ts";

const MINUTE = 60_000;
const DAY = 1440;

/** Zones whose clocks change by an hour, by half an hour, and west of Greenwich; each with a day before a change. */
const PLACES = [
  { zone: "Europe/Berlin", firstDay: "2026-10-24" },
  { zone: "Europe/Berlin", firstDay: "2026-03-28" },
  { zone: "America/New_York", firstDay: "2026-10-31" },
  { zone: "Australia/Lord_Howe", firstDay: "2026-04-04" },
];

/** One shift: minutes from the first midnight to its start, how long it lasts, and where its breaks lie as shares of it. */
const shiftSpec = fc.record({
  person: fc.integer({ min: 0, max: 2 }),
  start: fc.integer({ min: 0, max: 3 * DAY - 1 }),
  minutes: fc.integer({ min: 3, max: DAY }),
  breaks: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 2 }),
});

const people = ["Ana Kovacs", '"Ben", the =1+1', "Zoë; O'Neil, 2"].map((person) => ({ person }));

describe("a roster written as a sheet", () => {
  it("reads back as it was, in every zone and over every change of the clocks", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PLACES),
        fc.array(shiftSpec, { maxLength: 6 }),
        ({ zone: name, firstDay }, specs) => {
          const zone = timeZone(name);
          const zeroMs = zone.startOfDayMs(civilDay(firstDay));
          const shifts = specs.map(({ person, start, minutes, breaks }) => {
            const startMs = zeroMs + start * MINUTE;
            const part = Math.floor(minutes / 10);
            const away = part === 0 ? [] : breaks.toSorted((a, b) => a - b);
            return {
              person: people[person]?.person ?? "",
              startMs,
              endMs: startMs + minutes * MINUTE,
              breaks: away.map((share) => ({
                startMs: startMs + share * part * MINUTE,
                endMs: startMs + (share + 1) * part * MINUTE,
              })),
            };
          });
          const table = rosterMatrix({ zone, firstDay: civilDay(firstDay), days: 3, people, shifts });
          const read = rosterOfText([...tableLines(table)].join(""), "roster-matrix.csv", { zone });
          const plain = (
            all: readonly { person: string; startMs: number; endMs: number; breaks: unknown }[],
          ): string[] =>
            all.map(({ person, startMs, endMs, breaks }) => JSON.stringify({ person, startMs, endMs, breaks })).sort();
          expect(plain(read.shifts)).toEqual(plain(shifts));
          expect(read.members.map(({ person }) => person)).toEqual(people.map(({ person }) => person));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("carries teams and queues", () => {
    const zone = timeZone("Europe/Berlin");
    const ana = { person: "Ana", team: "desk", queues: ["phone", "chat"] };
    const table = rosterMatrix({ zone, firstDay: civilDay("2026-12-01"), days: 2, people: [ana], shifts: [] });
    const { members, days } = rosterOfText([...tableLines(table)].join(""), "sheet.csv", { zone });
    expect(members).toMatchObject([ana]);
    expect(days).toEqual({ first: civilDay("2026-12-01"), last: civilDay("2026-12-02") });
  });
});
