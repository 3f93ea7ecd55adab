import type { Shop } from "@springtide/contracts";
import { PeopleDiagnosis } from "@springtide/contracts";
import { timeZone } from "@springtide/calendar";
import { examinePeopleText, type PeopleExamination, peopleOfText, shopFromText } from "@springtide/exchange";
import { describe, expect, it } from "vitest";

const shop = shopFromText(
  `springtide: 1
id: shop
name: Shop
currency: EUR
interval: 60m
sites: [{ id: main, zone: Europe/Berlin, country: DE, openingHours: { week: [{ days: daily, hours: "08:00-20:00" }] } }]
markets: [{ id: home, latitude: 52, longitude: 13 }]
queues: [{ id: phone, channel: phone, aht: 300s, target: { share: 80%, within: 20s } }]
contracts: [{ id: full, hours: 38.5h }, { id: half, hours: 20h }]
shiftPatterns: [{ id: day, starts: "08:00-10:00", lengths: [4h, 9h] }]
teams:
  - id: desk
    serves: [phone]
    costPerHour: 20
    roster: []
    patterns: [day]
    people:
      - { id: anna, name: "Anna Berg", contract: full, leave: [{ from: 2026-01-05, until: 2026-01-09 }, { from: 2026-08-03, until: 2026-08-14 }] }
      - { id: ben, name: "Doe, Ben", contract: half }
`,
  "shop.yaml",
);

function look(text: string, accept: readonly string[] = []): PeopleExamination {
  const examined = examinePeopleText(text, "sent.csv", shop, { accept });
  if (examined === null) throw new Error("It is no table about people.");
  PeopleDiagnosis.parse(examined.diagnosis);
  return examined;
}

function person(of: Shop, id: string): Shop["teams"][number]["people"][number][] {
  return of.teams.flatMap(({ people }) => people.filter((one) => one.id === id));
}

describe("leave", () => {
  it("is known by its columns in several languages and dialects; later leave is replaced, earlier stays", () => {
    const english =
      "Employee,First day,Last day,Type\nAnna Berg,2026-07-27,2026-08-07,Vacation\nben,2026-02-02,,Sick\n";
    const german = "Mitarbeiter;von;bis;Art\nAnna Berg;27.07.2026;07.08.2026;Urlaub\nben;02.02.2026;02.02.2026;krank\n";
    for (const text of [english, german]) {
      const { diagnosis, shop: changed } = look(text);
      expect(diagnosis).toMatchObject({
        recognised: { kind: "leave" },
        ready: true,
        firstDay: "2026-02-02",
        rowsRead: 2,
      });
      expect(diagnosis.changes).toEqual([
        {
          person: "anna",
          what: "leave",
          before: "2026-01-05 to 2026-01-09 (annual); 2026-08-03 to 2026-08-14 (annual)",
          after: "2026-01-05 to 2026-01-09 (annual); 2026-07-27 to 2026-08-07 (annual)",
        },
        { person: "ben", what: "leave", before: "none", after: "2026-02-02 (sick)" },
      ]);
      expect(person(changed, "ben")[0]?.leave).toEqual([
        { fromDay: "2026-02-02", untilDay: "2026-02-02", kind: "sick" },
      ]);
    }
  });

  it("of people nobody knows, ending before it begins, of hours, on no day: each row shown, with a mend", () => {
    const text =
      'person,from,until,type\n"Doe, Bem",2026-05-04,2026-05-08,annual\nanna,2026-05-08,2026-05-04,annual\nanna,2026-02-30,2026-03-02,sick\nanna,2026-06-01 08:00,2026-06-01 12:00,annual\nanna,2026-06-08,2026-06-12,annual\nanna,2026-06-10,2026-06-15,annual\n';
    const { diagnosis } = look(text);
    expect(diagnosis.ready).toBe(false);
    expect(
      diagnosis.findings.map(({ code, weight, place: { row }, mends }) => [code, weight, row, mends[0]?.id]),
    ).toEqual([
      ["leave-ends-before-it-begins", "blocks", 3, "leave-out-rows"],
      ["no-such-date", "blocks", 4, "leave-out-rows"],
      ["leave-of-hours", "blocks", 5, "leave-out-rows"],
      ["unknown-person", "blocks", 2, "name-person:Doe, Bem=ben"],
      ["leave-overlaps", "note", 6, undefined],
    ]);
    const mended = look(text, ["leave-out-rows", "name-person:Doe, Bem=ben"]);
    expect(mended.diagnosis).toMatchObject({ ready: true, rowsLeftOut: 3 });
    expect(person(mended.shop, "anna")[0]?.leave.at(-1)).toMatchObject({
      fromDay: "2026-06-08",
      untilDay: "2026-06-15",
    });
    expect(person(mended.shop, "ben")[0]?.leave).toHaveLength(1);
    expect(() => look(text, ["drop-everything"])).toThrow("proposed are");
  });

  it("in dates that can be read in two ways waits to be told which", () => {
    const text = "agent,start date,end date,reason\nanna,03/04/2026,05/04/2026,leave\n";
    expect(look(text).diagnosis.findings).toMatchObject([{ code: "date-order-ambiguous", weight: "blocks" }]);
    const first = (accept: string) => person(look(text, [accept]).shop, "anna")[0]?.leave.at(-1)?.fromDay;
    expect(first("dates-day-first")).toBe("2026-04-03");
    expect(first("dates-month-first")).toBe("2026-03-04");
  });
});

it("leave alone is leave for a check of a roster too, and availability is not taken for contracts", () => {
  const zone = timeZone("Europe/Berlin");
  const read = peopleOfText("person,from,until,type\nanna,2026-10-25,2026-10-25,annual\n", "leave.csv", zone);
  expect(read.contracts).toEqual([]);
  // The day on which the clocks go back has 25 hours.
  expect(read.absences.map(({ person: name, fromMs, toMs }) => [name, (toMs - fromMs) / 3_600_000])).toEqual([
    ["anna", 25],
  ]);
  expect(() => peopleOfText("person,days,from,to\nanna,mon,08:00,12:00\n", "available.csv", zone)).toThrow(
    "availability",
  );
});

describe("availability and contracts", () => {
  it("windows of weekdays add up, run past midnight, and replace what was so before", () => {
    const text =
      "person;days;from;to\nanna;mon-wed;08:00;12:00\nanna;Monday;13:00;17:00\nanna;Freitag;22:00;02:00\nben;daily;9;14\n";
    const { diagnosis, shop: changed } = look(text);
    expect(diagnosis.recognised.kind).toBe("availability");
    expect(diagnosis.changes.map(({ before, after }) => [before, after])).toEqual([
      [
        "whenever the site is open",
        "mon 08:00-12:00, 13:00-17:00; tue 08:00-12:00; wed 08:00-12:00; fri 22:00-24:00; sat 00:00-02:00",
      ],
      [
        "whenever the site is open",
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => `${day} 09:00-14:00`).join("; "),
      ],
    ]);
    expect(person(changed, "anna")[0]?.available?.[0]).toEqual([
      { fromMinute: 480, toMinute: 720 },
      { fromMinute: 780, toMinute: 1020 },
    ]);
    const written = look("name,weekday,available\nanna,tue,08:00-12:00; 14:00-16:00\nanna,wed,off\n");
    expect(written.diagnosis.changes[0]?.after).toBe("tue 08:00-12:00, 14:00-16:00");
    expect(
      look("person,days,from,to\nanna,mon,08:00,12:00\nanna,mon,noon,13:00\nanna,mon,08:00,13:00\n").diagnosis.findings,
    ).toMatchObject([{ code: "not-a-stretch", place: { row: 3 } }]);
  });

  it("hours a week mean the contract that has them, from a Monday on", () => {
    const text = "Employee,Weekly hours,From\nanna,20,2026-03-02\n";
    const { diagnosis, shop: changed } = look(text);
    expect(diagnosis.recognised.kind).toBe("contracts");
    expect(person(changed, "anna").map(({ contract, fromDay, untilDay }) => [contract, fromDay, untilDay])).toEqual([
      ["full", null, "2026-03-01"],
      ["half", "2026-03-02", null],
    ]);
    expect(diagnosis.changes).toEqual([
      {
        person: "anna",
        what: "contracts",
        before: "full (38.5 h a week)",
        after: "full (38.5 h a week); half (20 h a week) from 2026-03-02",
      },
    ]);
    expect(look("person,hours_a_week\nben,30\n").diagnosis.findings).toMatchObject([
      { code: "contract-unknown", weight: "blocks" },
    ]);
    expect(look("person,contract,from\nben,full,2026-03-03\n").diagnosis.findings).toMatchObject([
      { code: "change-not-on-a-monday" },
    ]);
  });

  it("a file of contacts, and one of nobody, are none of them", () => {
    for (const text of [
      "interval_start,queue,offered\n2026-03-02T08:00Z,phone,3\n",
      "agent,date,calls\nanna,2026-03-02,31\n",
      "name,address\nanna,Berlin\n",
    ])
      expect(examinePeopleText(text, "sent.csv", shop)).toBeNull();
  });
});
