import { civilDay, timeZone } from "@springtide/calendar";
import { describe, expect, it } from "vitest";
import { peopleOfText, requirementOfText } from "../../src/index.ts";

const zone = timeZone("Europe/Berlin");

describe("a file of people", () => {
  it("tells contracts, leave and queues", () => {
    const text =
      "person;hours a week;days_in_a_row;from;until;leave;queues\nAna;38,5;5;2026-01-01;;2026-12-24..2026-12-31; phone chat\n";
    const { contracts, absences, members } = peopleOfText(text, "people.csv", zone);
    expect(contracts).toMatchObject([
      {
        person: "Ana",
        hoursAWeek: 38.5,
        daysAWeek: null,
        daysInARow: 5,
        fromDay: civilDay("2026-01-01"),
        untilDay: null,
        row: 2,
      },
    ]);
    const [fromMs, toMs] = ["2026-12-24", "2027-01-01"].map((day) => zone.startOfDayMs(civilDay(day)));
    expect(absences).toMatchObject([{ person: "Ana", fromMs, toMs }]);
    expect(members).toMatchObject([{ person: "Ana", queues: ["phone", "chat"] }]);
  });

  it.each([
    ["person,hours_a_week\nAna,many\n", "not-a-number"],
    ["person,leave\nAna,2026-12-31..2026-12-24\n", "leave-ends-wrong"],
    ["person,from\nAna,2026-02-30\n", "no-such-date"],
    ["person,leave\n,2026-12-24\n", "no-person"],
    ["name,leave\nAna,2026-12-24\n", "column-missing"],
  ])("is refused where it cannot be read: %s", (text, code) => {
    expect(() => peopleOfText(text, "people.csv", zone)).toThrow(
      expect.objectContaining({ findings: [expect.objectContaining({ code })] }),
    );
  });
});

describe("heads required by interval", () => {
  it("are read as a plan writes them, the hour that comes twice told apart by its order", () => {
    const rows = ["01:00", "02:00", "02:00", "03:00"].map((clock, i) => `2026-10-25T${clock},phone,${i}`);
    const { startsMs, endsMs, queues } = requirementOfText(
      `interval_start,queue,required\n${rows.join("\n")}\n`,
      "gaps.csv",
      zone,
    );
    const first = zone.startOfDayMs(civilDay("2026-10-25"));
    expect([...startsMs].map((ms) => (ms - first) / 3_600_000)).toEqual([1, 2, 3, 4]);
    expect([...endsMs].map((ms) => (ms - first) / 3_600_000)).toEqual([2, 3, 4, 5]);
    expect(queues).toMatchObject([{ queue: "phone", heads: Float64Array.of(0, 1, 2, 3) }]);
  });

  it.each([
    ["interval_start,queue,agents\n2026-06-01T08:00,phone,3\n", "agents-not-heads"],
    ["interval_start,heads\n2026-06-01T08:00,-1\n", "not-a-number"],
    ["interval_start,heads\n2026-06-01T08:00,1\n2026-06-01T08:00,2\n", "interval-twice"],
    ["interval_start,heads\n2026-03-29T02:30,1\n", "not-a-time"],
    ["when,heads\n2026-03-29T02:30,1\n", "column-missing"],
  ])("are refused where they cannot be read: %s", (text, code) => {
    expect(() => requirementOfText(text, "gaps.csv", zone)).toThrow(
      expect.objectContaining({ findings: [expect.objectContaining({ code })] }),
    );
  });
});
