import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Problem } from "@springtide/contracts";
import { main } from "../../apps/cli/src/main.ts";

/** What a program reads on standard output. */
const Errors = Problem.pick({ errors: true });

const SHOP = `springtide: 1
id: lamps
name: Lamps
currency: EUR
sites:
  - id: berlin
    zone: Europe/Berlin
    country: DE
    openingHours:
      week:
        - { days: daily, hours: "00:00-24:00" }
markets:
  - { id: home, latitude: 52.5, longitude: 13.4, country: DE }
queues:
  - { id: phone, channel: phone, aht: 300s, target: { share: 80%, within: 20s } }
triggers:
  - { id: back, kind: clock-change, name: Clocks go back, direction: back, response: { lift: { phone: 50% } } }
teams:
  - { id: desk, serves: [phone], costPerHour: 20, roster: [{ days: daily, from: "08:00", to: "18:00", heads: 3 }] }
plan: { horizon: 14d, paths: 20 }
contacts: { zone: Europe/Berlin }
`;
const HEADER = "interval_start,queue,offered,handled,abandoned,aht_seconds\n";
const ROW = "2026-03-02T08:00:00+01:00,phone,5,5,0,300\n";
const CONTACTS = HEADER + ROW;
const WEATHER = "date,max_c,min_c,precipitation_mm\n2026-03-01,9,2,0\n2026-03-02,11,3,1\n";

/** One way to go wrong: what stands in the files or on the command line, and what must be said of it. */
interface Broken {
  readonly shop?: string;
  readonly contacts?: string | Uint8Array;
  readonly weather?: string | Uint8Array;
  readonly mapping?: string;
  readonly typed?: readonly string[];
  readonly code: string;
  readonly place: Readonly<Record<string, unknown>>;
  /** Words of the finding or its remedy that a person needs. */
  readonly says: RegExp;
}

/** The shop with one line written otherwise. */
function shop(from: string, to: string): string {
  if (!SHOP.includes(from)) throw new Error(`the shop has no ${from}`);
  return SHOP.replace(from, to);
}

const row = (number: number, column?: string): Record<string, unknown> => ({
  file: "contacts.csv",
  row: number,
  ...(column === undefined ? {} : { column }),
});
const line = (number: number, field: string): Record<string, unknown> => ({
  file: expect.stringMatching(/shop\.yaml$/) as unknown,
  row: number,
  field,
});
const weatherRow = (number: number, column?: string): Record<string, unknown> => ({
  file: expect.stringMatching(/weather\.csv$/) as unknown,
  row: number,
  ...(column === undefined ? {} : { column }),
});
const TYPED = {};

const BROKEN: Readonly<Record<string, Broken>> = {
  "contacts with a separator nobody uses": {
    contacts: CONTACTS.replaceAll(",", "^"),
    code: "delimiter-unclear",
    place: row(1),
    says: /a single column/,
  },
  "contacts that are an empty file": {
    contacts: "",
    code: "empty-file",
    place: { file: "contacts.csv" },
    says: /empty/,
  },
  "contacts that are a picture": {
    contacts: Buffer.from("89504e470d0a1a0a0000000d49484452000000", "hex"),
    code: "binary-file",
    place: { file: "contacts.csv" },
    says: /binary/,
  },
  "half a row": {
    contacts: CONTACTS + "2026-03-02T08:15:00+0",
    code: "too-few-cells",
    place: row(3),
    says: /1 cells/,
  },
  "a negative handling time": {
    contacts: CONTACTS + "2026-03-02T08:15:00+01:00,phone,5,5,0,-35\n",
    code: "negative-aht",
    place: row(3, "aht_seconds"),
    says: /"-35"/,
  },
  "negative contacts": {
    contacts: CONTACTS + "2026-03-02T08:15:00+01:00,phone,-5,,,\n",
    code: "negative-count",
    place: row(3, "offered"),
    says: /"-5"/,
  },
  "a date that does not exist": {
    contacts: CONTACTS + "2026-02-30T08:15:00+01:00,phone,5,,,\n",
    code: "no-such-date",
    place: row(3, "interval_start"),
    says: /2026-02-30/,
  },
  "a local time that the clocks skip": {
    contacts: HEADER + "2026-03-29T02:30:00,phone,5,,,\n",
    code: "no-such-local-time",
    place: row(2, "interval_start"),
    says: /put forward/,
  },
  "a repeated October hour whose order does not tell which is which": {
    contacts: HEADER + "2026-10-25T02:30:00,phone,5,,,\n",
    code: "repeated-hour-ambiguous",
    place: row(2, "interval_start"),
    says: /--repeated-hour/,
  },
  "a queue that the shop does not have": {
    contacts: CONTACTS + "2026-03-02T08:15:00+01:00,phnoe,5,,,\n",
    code: "unknown-queue",
    place: row(3, "queue"),
    says: /Did you mean "?phone/,
  },
  "a thousand million contacts in a quarter of an hour": {
    contacts: CONTACTS + "2026-03-02T08:15:00+01:00,phone,1e9,,,\n",
    code: "too-many-contacts",
    place: row(3, "offered"),
    says: /1,000,000/,
  },
  "words where a number belongs": {
    contacts: CONTACTS + "2026-03-02T08:15:00+01:00,phone,five,,,\n",
    code: "not-a-number",
    place: row(3, "offered"),
    says: /"five"/,
  },
  "the same interval twice": {
    contacts: CONTACTS + ROW,
    code: "duplicate-interval",
    place: row(3),
    says: /row 2/,
  },
  "a contact file that is not there": {
    typed: ["--contacts", "nowhere.csv"],
    code: "file-not-found",
    place: { file: "nowhere.csv" },
    says: /nowhere\.csv|no such file/i,
  },
  "a misspelt key in the shop file": {
    shop: shop("currency:", "curency:"),
    code: "unknown-key",
    place: line(4, "/curency"),
    says: /Did you mean currency/,
  },
  "a zone that does not exist": {
    shop: shop("Europe/Berlin\n", "Europe/Berlni\n"),
    code: "unknown-zone",
    place: line(7, "/sites/0/zone"),
    says: /Europe\/Berlin/,
  },
  "opening hours that overlap": {
    shop: shop('hours: "00:00-24:00"', 'hours: ["08:00-13:00", "12:00-18:00"]'),
    code: "opening-hours-overlap",
    place: { row: expect.any(Number) as unknown, field: expect.stringContaining("/sites/0/openingHours") as unknown },
    says: /12:00/,
  },
  "a duration without a unit": {
    shop: shop("aht: 300s", "aht: 300"),
    code: "wrong-type",
    place: line(15, "/queues/0/aht"),
    says: /20s, 15m, 4h/,
  },
  "a promise of 100 %": {
    shop: shop("share: 80%", "share: 100%"),
    code: "out-of-range",
    place: line(15, "/queues/0/target/share"),
    says: /cannot be met by any number of agents/,
  },
  "a trigger that lifts a queue nobody has": {
    shop: shop("lift: { phone: 50% }", "lift: { fone: 50% }"),
    code: "unknown-queue",
    place: { row: 17, field: expect.stringContaining("/triggers/0/response/lift") as unknown },
    says: /phone/,
  },
  "shares of orders that do not add up": {
    shop: shop("latitude: 52.5,", "latitude: 52.5, orderShare: 60%,"),
    code: "shares-do-not-add-up",
    place: { field: "/markets" },
    says: /100%/,
  },
  "a tab in the shop file": {
    shop: shop("  - id: berlin", "\t- id: berlin"),
    code: "yaml-tab",
    place: { row: 6 },
    says: /spaces/,
  },
  "a shop file that is the contact file": {
    typed: ["SHOP=contacts.csv"],
    code: "shop-file-ending",
    place: { file: expect.stringMatching(/contacts\.csv$/) as unknown },
    says: /\.yaml/,
  },
  "weather in which the day is colder than its night": {
    weather: WEATHER + "2026-03-03,2,9,0\n",
    code: "max-below-min",
    place: weatherRow(4),
    says: /9/,
  },
  "weather hotter than any on earth": {
    weather: WEATHER + "2026-03-03,95,9,0\n",
    code: "temperature-impossible",
    place: weatherRow(4, "max_c"),
    says: /95/,
  },
  "weather with the same day twice": {
    weather: WEATHER + "2026-03-02,10,3,0\n",
    code: "day-twice",
    place: weatherRow(4),
    says: /row 3|already/,
  },
  "weather without a column of weather": {
    weather: "date,mood\n2026-03-01,fine\n",
    code: "no-weather-column",
    place: weatherRow(1),
    says: /mood/,
  },
  "a mapping with a column that the file does not have": {
    mapping: "columns: { start: interval_start, offered: calls }\nqueue: phone\n",
    code: "missing-column",
    place: row(1, "calls"),
    says: /calls/,
  },
  "a mapping with a misspelt key": {
    mapping: "layuot: days\n",
    code: "unknown-key",
    place: { file: expect.stringMatching(/mapping\.yaml$/) as unknown, row: 1, field: "/layuot" },
    says: /Did you mean layout/,
  },
  "no contacts on the command line": {
    typed: ["NO --contacts"],
    code: "contacts-missing",
    place: TYPED,
    says: /--contacts contacts\.csv/,
  },
  "an option misspelt": {
    typed: ["--wether", "w.csv"],
    code: "unknown-option",
    place: TYPED,
    says: /Did you mean --weather/,
  },
  "an option whose value was forgotten": {
    typed: ["--horizon", "--paths", "20"],
    code: "option-without-value",
    place: TYPED,
    says: /--horizon/,
  },
  "a word too many": {
    typed: ["and", "more"],
    code: "wrong-words",
    place: TYPED,
    says: /<shop\.yaml>/,
  },
  "a horizon that is no duration": {
    typed: ["--horizon", "long"],
    code: "wrong-format",
    place: { file: "command line", field: "/horizon" },
    says: /28d/,
  },
  "a level of eleven seasons in ten": {
    typed: ["--ready-for", "11 of 10"],
    code: "plan-level-out-of-range",
    place: { file: "command line" },
    says: /11 of 10/,
  },
  "half a possible season": {
    typed: ["--paths", "20.5"],
    code: "wrong-type",
    place: { file: "command line", field: "/paths" },
    says: /20\.5/,
  },
  "a repeated hour that is neither": {
    typed: ["--repeated-hour", "third"],
    code: "repeated-hour-unknown",
    place: TYPED,
    says: /first or --repeated-hour second/,
  },
  "refused rows to be set aside into the contact file itself": {
    typed: ["--set-aside", "contacts.csv"],
    code: "output-is-input",
    place: { file: expect.stringMatching(/contacts\.csv$/) as unknown },
    says: /./,
  },
};

interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "springtide-broken-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function answerTo(broken: Broken, ...more: string[]): Promise<Answer & { readonly home: string }> {
  const home = await mkdtemp(join(folder, "run-"));
  const files = {
    "shop.yaml": broken.shop ?? SHOP,
    "contacts.csv": broken.contacts ?? CONTACTS,
    "weather.csv": broken.weather ?? WEATHER,
    ...(broken.mapping === undefined ? {} : { "mapping.yaml": broken.mapping }),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(home, name), content);
  const typed = broken.typed ?? [];
  const given = (option: string, name: string): string[] =>
    typed.includes(option) || typed.includes(`NO ${option}`) ? [] : [option, join(home, name)];
  const words = typed
    .filter((word) => !word.startsWith("NO ") && !word.startsWith("SHOP="))
    .map((word) => (word === "contacts.csv" ? join(home, word) : word));
  const shopPath = typed.find((word) => word.startsWith("SHOP="))?.slice(5) ?? "shop.yaml";
  let [out, err] = ["", ""];
  const code = await main(
    [
      "plan",
      join(home, shopPath),
      ...given("--contacts", "contacts.csv"),
      ...given("--weather", "weather.csv"),
      ...(broken.mapping === undefined ? [] : ["--mapping", join(home, "mapping.yaml")]),
      "--out",
      join(home, "plan"),
      ...words,
      ...more,
    ],
    { out: { write: (text) => (out += text) }, err: { write: (text) => (err += text) } },
  );
  expect((await readdir(home)).sort()).toEqual(Object.keys(files).sort());
  for (const [name, content] of Object.entries(files))
    expect(await readFile(join(home, name))).toEqual(Buffer.from(content));
  return { home, code, out, err };
}

describe.each(Object.entries(BROKEN))("%s", (_, broken) => {
  it("is refused with code, place and remedy, and nothing is written", async () => {
    const { code, out, err } = await answerTo(broken);
    expect({ code, out, err }).toEqual({
      code: 2,
      out: "",
      err: expect.stringContaining(`${broken.code}: `) as unknown,
    });
    expect(err).toMatch(broken.says);
    // A line for a person ends in what to do, as a sentence; traces of the program are no help.
    expect(err).not.toMatch(/\n\s+at /);
  });

  it("is told to programs as JSON on standard output", async () => {
    const { code, out, err } = await answerTo(broken, "--json");
    expect({ code, err }).toEqual({ code: 2, err: "" });
    const { errors } = Errors.parse(JSON.parse(out));
    const [first] = errors;
    expect(first).toMatchObject({ code: broken.code, place: broken.place });
    for (const { found, rule, remedy } of errors)
      expect([found, rule, remedy].every((text) => text.trim() !== "")).toBe(true);
  });
});

describe("broken inputs", () => {
  it("are at least twenty, each with a name of its own for what is wrong", () => {
    expect(Object.keys(BROKEN).length).toBeGreaterThanOrEqual(20);
    expect(new Set(Object.values(BROKEN).map(({ code }) => code)).size).toBeGreaterThanOrEqual(30);
  });

  it("leave an earlier plan as it stands", async () => {
    const home = await mkdtemp(join(folder, "earlier-"));
    await mkdir(join(home, "plan"));
    await writeFile(join(home, "plan", "plan.json"), "earlier");
    await writeFile(join(home, "shop.yaml"), SHOP);
    await writeFile(join(home, "contacts.csv"), CONTACTS + "half");
    const silent = { write: () => true };
    const code = await main(
      ["plan", join(home, "shop.yaml"), "--contacts", join(home, "contacts.csv"), "--out", join(home, "plan")],
      { out: silent, err: silent },
    );
    expect(code).toBe(2);
    expect(await readFile(join(home, "plan", "plan.json"), "utf8")).toBe("earlier");
    expect(existsSync(join(home, "plan", "gaps.csv"))).toBe(false);
  });

  it("are listed up to a hundred and counted all", async () => {
    const bad = Array.from({ length: 150 }, (_, i) => `2026-03-${10 + (i % 20)}T08:00:00+01:00,phone,-1,,,\n`);
    const { out } = await answerTo(
      { contacts: CONTACTS + bad.join(""), code: "negative-count", place: {}, says: /./ },
      "--json",
    );
    expect(Errors.parse(JSON.parse(out)).errors).toHaveLength(100);
    expect(JSON.parse(out)).toMatchObject({ total: 150 });
  });

  it("where the unbroken files make a plan: the faults alone are refused", async () => {
    const home = await mkdtemp(join(folder, "whole-"));
    const days = Array.from({ length: 40 }, (_, i) => Date.UTC(2026, 2, 1) + i * 86_400_000);
    const contacts = days.flatMap((day) =>
      Array.from({ length: 96 }, (_, q) => `${new Date(day + q * 900_000).toISOString()},phone,${q % 7},,,\n`),
    );
    await writeFile(join(home, "shop.yaml"), SHOP);
    await writeFile(join(home, "weather.csv"), WEATHER);
    await writeFile(join(home, "contacts.csv"), HEADER + contacts.join(""));
    let err = "";
    const code = await main(
      [
        "plan",
        join(home, "shop.yaml"),
        ...["--contacts", join(home, "contacts.csv"), "--weather", join(home, "weather.csv")],
        ...["--out", join(home, "plan"), "--quiet"],
      ],
      { out: { write: () => true }, err: { write: (text) => (err += text) } },
    );
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect((await readdir(join(home, "plan"))).sort()).toEqual([
      "decisions.csv",
      "economics.csv",
      "forecast.csv",
      "gaps.csv",
      "plan.json",
      "requirement.csv",
    ]);
  });
});
