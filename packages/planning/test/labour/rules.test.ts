import { civilDay, isoDay, timeZone, weekday } from "@springtide/calendar";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  breaks,
  brokenRules,
  dailyRest,
  freeSundaysAYear,
  type LabourRule,
  longestDay,
  longestWeek,
  oneFreeSundayIn,
  oneShiftAtATime,
  type PersonShifts,
  substituteRest,
  weeklyRest,
} from "../../src/index.ts";

const berlin = timeZone("Europe/Berlin");

/** "2026-03-28 22:00" by Berlin's clock; the first of two where it comes twice. */
function at(text: string): number {
  const [day = "", clock = ""] = text.split(" ");
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  return berlin.instantsOf(civilDay(day), hour * 60 + minute)[0] ?? NaN;
}

/** A person with shifts "from > to", breaks behind a bar: "2026-03-30 08:00 > 2026-03-30 17:00 | 12:00-12:30". */
function person(shifts: readonly string[], holidays: readonly string[] = []): PersonShifts {
  return {
    person: "Ana",
    zone: berlin,
    holidays: new Set(holidays.map(civilDay)),
    shifts: shifts.map((text, source) => {
      const [span = "", away] = text.split(" | ");
      const [from = "", to = ""] = span.split(" > ");
      const day = from.slice(0, 10);
      return {
        startMs: at(from),
        endMs: at(to),
        source,
        breaks: (away ?? "").split("; ").flatMap((part) => {
          const [start, end] = part.split("-");
          return start === undefined || end === undefined
            ? []
            : [{ startMs: at(`${day} ${start}`), endMs: at(`${day} ${end}`) }];
        }),
      };
    }),
  };
}

function found(rule: LabourRule, of: PersonShifts): { found: number; limit: number; sources: readonly number[] }[] {
  return brokenRules([of], [rule], new Set(of.shifts.map(({ source }) => source))).map((breach) => ({
    found: breach.found,
    limit: breach.limit,
    sources: breach.sources,
  }));
}

describe("daily rest", () => {
  const rule = dailyRest({ id: "rest", hours: 11 });

  it("is elapsed time: 22:00 to 09:00 is ten hours where the clocks go forward, eleven elsewhere, twelve where they go back", () => {
    // Expected: clocks in Berlin go forward on 29 March and back on 25 October 2026.
    expect(found(rule, person(["2026-03-28 14:00 > 2026-03-28 22:00", "2026-03-29 09:00 > 2026-03-29 17:00"]))).toEqual(
      [{ found: 10, limit: 11, sources: [0, 1] }],
    );
    expect(found(rule, person(["2026-04-28 14:00 > 2026-04-28 22:00", "2026-04-29 09:00 > 2026-04-29 17:00"]))).toEqual(
      [],
    );
    expect(found(rule, person(["2026-10-24 14:00 > 2026-10-24 22:00", "2026-10-25 08:00 > 2026-10-25 16:00"]))).toEqual(
      [],
    );
  });

  it("holds across what was published before, and judges only what is new", () => {
    const of = person([
      "2026-05-04 14:00 > 2026-05-04 22:00",
      "2026-05-05 06:00 > 2026-05-05 12:00",
      "2026-05-05 20:00 > 2026-05-06 01:00",
    ]);
    expect(brokenRules([of], [rule], new Set([1])).map(({ sources }) => sources)).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(brokenRules([of], [rule], new Set([2])).map(({ sources }) => sources)).toEqual([[1, 2]]);
    expect(brokenRules([of], [rule], new Set())).toEqual([]);
  });

  it("is broken exactly where two shifts are nearer than the limit, whatever order they come in", () => {
    const starts = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(starts, (offsets) => {
        const zero = at("2026-06-01 00:00");
        const hour = 3_600_000;
        const shifts = offsets.map((offset, source) => ({
          startMs: zero + offset * 9 * hour,
          endMs: zero + (offset * 9 + 4) * hour,
          breaks: [],
          source,
        }));
        const of: PersonShifts = { person: "Ana", zone: berlin, holidays: new Set(), shifts };
        // Expected: starts nine hours apart leave five hours of rest; eighteen leave fourteen.
        const near = offsets.filter((offset) => offsets.includes(offset + 1)).length;
        expect(found(rule, of)).toHaveLength(near);
      }),
    );
  });
});

describe("weekly rest", () => {
  const rule = weeklyRest({ id: "week", hours: 35 });
  const days = (list: readonly number[]): string[] =>
    list.map((day) => `2026-06-0${String(day)} 08:00 > 2026-06-0${String(day)} 16:00`);

  it("asks for one long rest from Monday to Sunday", () => {
    // Expected: 1 June 2026 is a Monday. Six days leave Saturday 16:00 to the end of Sunday: 32 hours; five leave 56.
    expect(found(rule, person(days([1, 2, 3, 4, 5])))).toEqual([]);
    expect(found(rule, person(days([1, 2, 3, 4, 5, 6])))).toMatchObject([{ found: 32, limit: 35 }]);
    expect(found(rule, person(days([1, 2, 4, 5, 6, 7])))).toEqual([]);
  });
});

describe("breaks", () => {
  const rule = breaks({
    id: "breaks",
    steps: [
      { moreThanHours: 6, minutes: 30 },
      { moreThanHours: 9, minutes: 45 },
    ],
    leastPartMinutes: 15,
    longestStretchHours: 6,
  });
  it.each([
    ["six hours need none", "2026-06-01 08:00 > 2026-06-01 14:00", []],
    ["a quarter more does", "2026-06-01 08:00 > 2026-06-01 14:15", [0, 6.25]],
    ["half an hour in the middle will do", "2026-06-01 08:00 > 2026-06-01 16:30 | 12:00-12:30", []],
    ["two quarters as well", "2026-06-01 08:00 > 2026-06-01 16:30 | 11:00-11:15; 14:00-14:15", []],
    [
      "but not three times ten minutes",
      "2026-06-01 08:00 > 2026-06-01 14:30 | 10:00-10:10; 12:00-12:10; 13:00-13:10",
      [0, 6.5],
    ],
    ["more than nine hours of work need 45 minutes", "2026-06-01 08:00 > 2026-06-01 18:00 | 12:00-12:30", [30]],
    ["nobody works seven hours in a row", "2026-06-01 08:00 > 2026-06-01 16:00 | 15:00-15:30", [7]],
  ])("%s", (_, shift, expected) => {
    expect(found(rule, person([shift])).map((breach) => breach.found)).toEqual(expected);
  });
});

describe("long days and weeks", () => {
  it("adds up what begins on one day", () => {
    const rule = longestDay({ id: "day", hours: 10 });
    expect(found(rule, person(["2026-06-01 08:00 > 2026-06-01 13:00", "2026-06-01 15:00 > 2026-06-01 20:00"]))).toEqual(
      [],
    );
    expect(
      found(rule, person(["2026-06-01 08:00 > 2026-06-01 13:00", "2026-06-01 15:00 > 2026-06-01 20:30"])),
    ).toMatchObject([{ found: 10.5, limit: 10, sources: [0, 1] }]);
  });

  it("averages over weeks, those unknown being free", () => {
    // Expected: three weeks of five times twelve hours are 60 a week: 45 over four weeks, 60 over three.
    const shifts = [1, 8, 15].flatMap((monday) =>
      [0, 1, 2, 3, 4].map((day) => {
        const date = `2026-06-${String(monday + day).padStart(2, "0")}`;
        return `${date} 07:00 > ${date} 19:00`;
      }),
    );
    expect(found(longestWeek({ id: "week", hours: 48, weeks: 4 }), person(shifts))).toEqual([]);
    expect(found(longestWeek({ id: "week", hours: 48, weeks: 3 }), person(shifts))).toMatchObject([{ found: 60 }]);
    expect(found(longestWeek({ id: "week", hours: 48, weeks: 1 }), person(shifts))).toHaveLength(3);
  });

  it("gives each week its part of a night over the turn of the week", () => {
    // Expected: Sunday 20:00 to Monday 06:00 is four hours of one week and six of the next.
    const of = person(["2026-06-07 20:00 > 2026-06-08 06:00"]);
    expect(found(longestWeek({ id: "week", hours: 5, weeks: 1 }), of)).toMatchObject([{ found: 6 }]);
    expect(found(longestWeek({ id: "week", hours: 3, weeks: 1 }), of).map((breach) => breach.found)).toEqual([4, 6]);
  });
});

describe("Sundays", () => {
  const sundays = (count: number): string[] =>
    Array.from({ length: count }, (_, i) => {
      const date = new Date(Date.UTC(2026, 0, 4 + 7 * i)).toISOString().slice(0, 10);
      return `${date} 10:00 > ${date} 14:00`;
    });

  it("leaves fifteen of a year free", () => {
    // Expected: 2026 has 52 Sundays, so 37 may be worked.
    const rule = freeSundaysAYear({ id: "sundays", sundays: 15 });
    expect(found(rule, person(sundays(37)))).toEqual([]);
    expect(found(rule, person(sundays(38)))).toMatchObject([{ found: 14, limit: 15 }]);
  });

  it("leaves one of four free", () => {
    const rule = oneFreeSundayIn({ id: "sundays", weeks: 4 });
    expect(found(rule, person(sundays(3)))).toEqual([]);
    expect(found(rule, person(sundays(4)))).toMatchObject([{ found: 0, sources: [0, 1, 2, 3] }]);
    expect(found(rule, person([...sundays(7).slice(0, 3), ...sundays(7).slice(4)]))).toEqual([]);
  });

  it("are made good by a free day within two weeks, each day for one Sunday", () => {
    const rule = substituteRest({ id: "rest", on: "sunday", withinDays: 3 });
    const days = (list: readonly number[]): string[] =>
      list.map(
        (day) => `2026-06-${String(day).padStart(2, "0")} 08:00 > 2026-06-${String(day).padStart(2, "0")} 14:00`,
      );
    // Expected: 7 June 2026 is a Sunday; two days before it and two after may stand in for it.
    expect(found(rule, person(days([5, 6, 7, 8, 9])))).toHaveLength(1);
    expect(found(rule, person(days([5, 6, 7, 8])))).toEqual([]);
    expect(found(rule, person(days([6, 7, 8, 9])))).toEqual([]);
  });

  it("tells of a shift that takes the free day owed for a Sunday published before", () => {
    const rule = substituteRest({ id: "rest", on: "sunday", withinDays: 3 });
    const day = (of: number): string => `2026-06-0${of} 08:00 > 2026-06-0${of} 14:00`;
    // By hand: Sunday 7 June with Friday, Saturday and Monday published; Tuesday 9 is the last day that could be free.
    const of = person([day(5), day(6), day(7), day(8), day(9)]);
    expect(brokenRules([of], [rule], new Set([4]))).toMatchObject([{ rule: "rest", sources: [2, 0, 1, 3, 4] }]);
    expect(brokenRules([{ ...of, shifts: of.shifts.slice(0, 4) }], [rule], new Set([3]))).toEqual([]);
  });

  it("finds a free day for every Sunday where there is a way to", () => {
    const rule = substituteRest({ id: "rest", on: "sunday", withinDays: 9 });
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 28, maxLength: 28 }), (works) => {
        const first = civilDay("2026-06-01");
        const shifts = works.flatMap((isAtWork, i) =>
          isAtWork ? [`${isoDay(first + i)} 08:00 > ${isoDay(first + i)} 14:00`] : [],
        );
        const broken = found(rule, person(shifts)).length;
        // A second way: the most Sundays that can be matched with free weekdays, by augmenting paths.
        const isWorked = (day: number): boolean => works[day - first] ?? false;
        const sundays = [6, 13, 20, 27].map((i) => first + i).filter(isWorked);
        const owner = new Map<number, number>();
        const matched = (sunday: number, seen: Set<number>): boolean => {
          for (let day = sunday - 8; day <= sunday + 8; day += 1) {
            if (weekday(day) === 7 || isWorked(day) || seen.has(day)) continue;
            seen.add(day);
            const other = owner.get(day);
            if (other !== undefined && !matched(other, seen)) continue;
            owner.set(day, sunday);
            return true;
          }
          return false;
        };
        expect(broken).toBe(sundays.filter((sunday) => !matched(sunday, new Set())).length);
      }),
    );
  });

  it("public holidays on weekdays ask for a day of their own", () => {
    const rule = substituteRest({ id: "rest", on: "holiday", withinDays: 2 });
    const shifts = [
      "2026-06-03 08:00 > 2026-06-03 14:00",
      "2026-06-04 08:00 > 2026-06-04 14:00",
      "2026-06-05 08:00 > 2026-06-05 14:00",
    ];
    expect(found(rule, person(shifts, ["2026-06-04"]))).toHaveLength(1);
    expect(found(rule, person(shifts.slice(1), ["2026-06-04"]))).toEqual([]);
    expect(found(rule, person(shifts))).toEqual([]);
  });
});

describe("one shift at a time", () => {
  it("finds two that overlap, not two that meet", () => {
    const rule = oneShiftAtATime({ id: "one" });
    expect(found(rule, person(["2026-06-01 08:00 > 2026-06-01 12:00", "2026-06-01 12:00 > 2026-06-01 16:00"]))).toEqual(
      [],
    );
    expect(
      found(rule, person(["2026-06-01 08:00 > 2026-06-01 12:00", "2026-06-01 11:00 > 2026-06-01 16:00"])),
    ).toHaveLength(1);
  });
});
