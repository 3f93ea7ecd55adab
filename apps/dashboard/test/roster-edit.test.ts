import { civilDay, timeZone } from "@springtide/calendar";
import type { EditBreach, EditedShift } from "@springtide/season/roster-edit";
import {
  coverOfDays,
  editedShiftsOf,
  rosterChecker,
  shortStretches,
  workedHoursOf,
} from "@springtide/season/roster-edit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexPlan } from "../src/plan-index/plan-index.ts";
import { editAxis, hourTicks, msAt, shareOf } from "../src/roster-edit/edit-axis.ts";
import type { EditFrame } from "../src/roster-edit/edit-frame.ts";
import { editFrame } from "../src/roster-edit/edit-frame.ts";
import { begun, edited, withShifts } from "../src/roster-edit/edit-history.ts";
import {
  breakMoved,
  endedAt,
  movedTo,
  movedToDay,
  splitAt,
  splitPoint,
  startedAt,
} from "../src/roster-edit/edit-moves.ts";
import { liveCheck } from "../src/roster-edit/live-check.ts";
import { merged, shiftChanges, twoEdits } from "../src/roster-edit/shift-diff.ts";
import { fixturePlan } from "./fixture-plan.ts";
import { fixtureRoster } from "./fixture-roster.ts";

const HOUR = 3_600_000;
const zone = timeZone("America/Los_Angeles");
/** The clocks go back on Sunday 1 November 2026 and forward on Sunday 8 March. */
const frameOf = (firstDay: string, days: number): EditFrame => ({
  zone,
  stepMs: HOUR / 2,
  breakStepMs: HOUR / 4,
  firstMs: zone.startOfDayMs(civilDay(firstDay)),
  endMs: zone.startOfDayMs(civilDay(firstDay) + days),
  patterns: [],
});
const frame = frameOf("2026-10-26", 14);

const shiftIn = (of: EditFrame): fc.Arbitrary<EditedShift> =>
  fc
    .record({
      start: fc.integer({ min: 0, max: 13 * 48 }),
      steps: fc.integer({ min: 4, max: 24 }),
      breaks: fc.array(fc.record({ from: fc.integer({ min: 0, max: 40 }), steps: fc.integer({ min: 1, max: 3 }) }), {
        maxLength: 2,
      }),
    })
    .map(({ start, steps, breaks }) => {
      const startMs = of.firstMs + start * of.stepMs;
      const bare: EditedShift = {
        ...{ id: "a", person: "p1", team: "desk", pattern: null, isLocked: false },
        ...{ startMs, endMs: startMs + steps * of.stepMs, breaks: [] },
      };
      const laid = breaks.map(({ from, steps: long }) => ({
        startMs: startMs + from * of.breakStepMs,
        endMs: startMs + (from + long) * of.breakStepMs,
      }));
      return endedAt({ ...bare, breaks: laid }, bare.endMs, of);
    });

const isWhole = ({ startMs, endMs, breaks }: EditedShift): boolean =>
  startMs < endMs &&
  breaks.every(
    (away, i) => away.startMs >= (breaks[i - 1]?.endMs ?? startMs) && away.endMs > away.startMs && away.endMs <= endMs,
  );

describe("moving, resizing and splitting a shift", () => {
  it("keeps its hours of work, stays in the roster and on the steps of the local day, and keeps breaks inside", () => {
    fc.assert(
      fc.property(shiftIn(frame), fc.integer({ min: -400, max: 400 }), (shift, quarters) => {
        const moved = movedTo(shift, shift.startMs + (quarters * HOUR) / 4, frame);
        expect(workedHoursOf(moved)).toBeCloseTo(workedHoursOf(shift), 9);
        expect(isWhole(moved)).toBe(true);
        expect(moved.startMs).toBeGreaterThanOrEqual(frame.firstMs);
        expect(moved.startMs).toBeLessThan(frame.endMs);
        expect((moved.startMs - zone.startOfDayMs(zone.dayAt(moved.startMs))) % frame.stepMs).toBe(0);
      }),
    );
  });

  it("changes one end alone, by what was asked for, between one step and a day", () => {
    fc.assert(
      fc.property(shiftIn(frame), fc.integer({ min: -60, max: 60 }), (shift, steps) => {
        const later = endedAt(shift, shift.endMs + steps * frame.stepMs, frame);
        const earlier = startedAt(shift, shift.startMs + steps * frame.stepMs, frame);
        expect([later.startMs, earlier.endMs]).toEqual([shift.startMs, shift.endMs]);
        for (const one of [later, earlier]) {
          expect(isWhole(one)).toBe(true);
          expect(one.endMs - one.startMs).toBeGreaterThanOrEqual(frame.stepMs);
          expect(one.endMs - one.startMs).toBeLessThanOrEqual(24 * HOUR);
        }
      }),
    );
  });

  it("splits the work, not a minute more or less, and moves a break only inside its shift", () => {
    fc.assert(
      fc.property(shiftIn(frame), fc.double({ min: 0, max: 1, noNaN: true }), (shift, share) => {
        const at = shift.startMs + share * (shift.endMs - shift.startMs);
        const parts = splitAt(shift, at, "b", frame);
        if (parts !== null) {
          const [left, right] = parts;
          expect(workedHoursOf(left) + workedHoursOf(right)).toBeCloseTo(workedHoursOf(shift), 9);
          expect([isWhole(left), isWhole(right), left.endMs <= right.startMs]).toEqual([true, true, true]);
          expect([left.id, right.id]).toEqual(["a", "b"]);
        }
        const moved = breakMoved(shift, 0, at, frame);
        expect(isWhole(moved)).toBe(true);
        expect(workedHoursOf(moved)).toBeCloseTo(workedHoursOf(shift), 9);
      }),
    );
    const day: EditedShift = {
      ...{ id: "a", person: "p1", team: "desk", pattern: null, isLocked: false },
      ...{ startMs: frame.firstMs + 8 * HOUR, endMs: frame.firstMs + 17 * HOUR },
      breaks: [{ startMs: frame.firstMs + 12 * HOUR, endMs: frame.firstMs + 13 * HOUR }],
    };
    expect(splitAt(day, splitPoint(day), "b", frame)?.map(({ startMs, endMs }) => (endMs - startMs) / HOUR)).toEqual([
      4, 4,
    ]);
  });

  it("keeps the time of the local clock from day to day, over days of 23 and 25 hours", () => {
    const at = (iso: string): EditedShift => ({
      ...{ id: "a", person: "p1", team: "desk", pattern: null, isLocked: false, breaks: [] },
      ...{ startMs: Date.parse(iso), endMs: Date.parse(iso) + 8 * HOUR },
    });
    const saturday = at("2026-10-31T09:00:00-07:00");
    const sunday = movedToDay(saturday, civilDay("2026-11-01"), frame);
    expect(zone.formatInstant(sunday.startMs)).toBe("2026-11-01T09:00:00-08:00");
    expect(sunday.endMs - sunday.startMs).toBe(8 * HOUR);
    const spring = frameOf("2026-03-02", 14);
    const night = movedToDay(at("2026-03-07T02:30:00-08:00"), civilDay("2026-03-08"), spring);
    expect(zone.dayAt(night.startMs)).toBe(civilDay("2026-03-08"));
  });
});

describe("the axis of the days shown", () => {
  it("leads from instants to places and back, and shows a repeated hour twice", () => {
    const hours = { fromMinute: 0, toMinute: 1440 };
    const axis = editAxis(zone, civilDay("2026-10-31"), 3, hours);
    expect(axis.totalMs / HOUR).toBe(73);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        expect(shareOf(axis, msAt(axis, share))).toBeCloseTo(share, 9);
      }),
    );
    const ones = hourTicks(axis, 1).filter(({ minuteOfDay }) => minuteOfDay === 60);
    expect(ones.map(({ pass }) => pass)).toEqual(["only", "first", "second", "only"]);
    const cut = editAxis(zone, civilDay("2026-10-26"), 2, { fromMinute: 480, toMinute: 1080 });
    expect(shareOf(cut, cut.days[0]?.startMs ?? 0)).toBe(0);
    expect(msAt(cut, 0.75)).toBe((cut.days[1]?.startMs ?? 0) + 5 * HOUR);
  });
});

describe("what two people made of the same roster", () => {
  const shift = (id: string, startHour: number, person = "p1"): EditedShift => ({
    ...{ id, person, team: "desk", pattern: null, isLocked: false, breaks: [] },
    ...{ startMs: startHour * HOUR, endMs: (startHour + 8) * HOUR },
  });
  const base = [shift("a", 8), shift("b", 9), shift("c", 10)];

  it("goes together where only one changed a shift, and is chosen where both did", () => {
    const mine = [shift("a", 7), shift("b", 9, "p2"), shift("c", 10), shift("mine", 20)];
    const theirs = [shift("a", 6), shift("b", 9), shift("theirs", 22)];
    const two = twoEdits(base, mine, theirs);
    expect(two.clashes.map(({ id }) => id)).toEqual(["a"]);
    expect([two.mineOnly.map(({ id }) => id), two.theirsOnly.map(({ id }) => id)]).toEqual([
      ["b", "mine"],
      ["c", "theirs"],
    ]);
    const kept = (chosen: readonly string[]): string[] =>
      merged(theirs, two, new Set(chosen)).map(
        ({ id, startMs, person }) => `${id} ${String(startMs / HOUR)} ${person}`,
      );
    expect(kept([]).sort()).toEqual(["a 6 p1", "b 9 p2", "mine 20 p1", "theirs 22 p1"]);
    expect(kept(["a"])).toContain("a 7 p1");
    expect(shiftChanges(base, merged(base, twoEdits(base, base, base), new Set()))).toEqual([]);
  });

  it("takes steps back and does them again", () => {
    const first = begun({ shifts: base, overrides: [] });
    const second = edited(first, { kind: "edit", to: withShifts(first.now, [shift("a", 7), shift("d", 12)], ["b"]) });
    expect(second.now.shifts.map(({ id }) => id)).toEqual(["a", "c", "d"]);
    const undone = edited(second, { kind: "undo" });
    expect(undone.now).toBe(first.now);
    expect(edited(undone, { kind: "redo" }).now).toBe(second.now);
    expect(edited(undone, { kind: "edit", to: second.now }).future).toEqual([]);
  });
});

describe("the check while editing", () => {
  const roster = fixtureRoster();
  const plan = fixturePlan({
    roster: {
      ...roster,
      rules: [
        {
          site: "main",
          rules: {
            ...{ country: "DE", name: "Rules of the test", from: "2026-01-01" },
            rules: [{ id: "daily-rest", source: "Law, paragraph 5", kind: "daily-rest", hours: 11 }],
          },
        },
      ],
    },
  });
  const index = indexPlan(plan);
  const shifts = editedShiftsOf(roster.shifts);

  it("holds only those people against the rules whose shifts changed", () => {
    const asked: string[] = [];
    const breach = (person: string): EditBreach => ({
      ...{ rule: "r", weight: "refused", source: "s", person, fromMs: 0, toMs: 1, sentence: "", shifts: [] },
    });
    const check = liveCheck((person) => {
      asked.push(person);
      return person === "p2" ? [breach(person)] : [];
    });
    check(shifts);
    expect(asked).toHaveLength(16);
    const [first] = shifts;
    if (first === undefined) throw new Error("no shift");
    const found = check([...shifts.slice(1), { ...first, endMs: first.endMs + HOUR }]);
    expect(asked.slice(16)).toEqual([first.person]);
    expect(found.get("p2")).toHaveLength(1);
  });

  it("says what breaks, by which source and how much it weighs, and what is short once somebody goes", () => {
    const frameHere = editFrame(index);
    if (frameHere === null) throw new Error("no roster");
    const check = rosterChecker(plan);
    const [one, next] = shifts.filter(({ person }) => person === "p1").sort((a, b) => a.startMs - b.startMs);
    if (one === undefined || next === undefined) throw new Error("no shifts");
    const late = movedTo(one, next.startMs - 17 * HOUR, frameHere);
    const [rest] = check("p1", [late, next]).filter(({ rule }) => rule === "daily-rest");
    expect(rest).toMatchObject({ weight: "refused", source: "Law, paragraph 5", shifts: [late.id, next.id] });
    expect(rest?.sentence).toContain("Ana Ruiz");
    const twice = check("p1", [next, { ...next, id: "twin" }]);
    expect(twice.map(({ rule, weight }) => [rule, weight])).toContainEqual(["one-shift-at-a-time", "refused"]);

    const [team] = plan.shop.teams;
    if (team === undefined) throw new Error("no team");
    const people = roster.people.map(({ person, name }) => ({
      ...{ id: person, name, contract: "full-time", serves: [...team.serves], patterns: [], available: null },
      ...{ leave: [], wishes: [], fromDay: null, untilDay: null, costPerHour: 20, wages: [] },
    }));
    const desk = { ...team, id: "desk", people };
    const cover = coverOfDays({ ...plan, shop: { ...plan.shop, teams: [desk] } });
    const days = { firstDay: civilDay(roster.firstDay) + 7, days: 1 };
    const hours = (some: readonly EditedShift[]): number =>
      shortStretches(cover(some, days)).reduce((sum, { headHours }) => sum + headHours, 0);
    expect(hours([])).toBeGreaterThan(hours(shifts));
  });
});
