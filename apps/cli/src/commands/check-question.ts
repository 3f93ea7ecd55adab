import { join } from "node:path";
import { type CivilDay, civilDay, dayFrom, timeZone, type TimeZone, yearOf } from "@springtide/calendar";
import type { HeadRequirement, LabourRules, RosterShift } from "@springtide/contracts";
import {
  lookUpHolidays,
  readCodes,
  readLabourRules,
  readPeople,
  readPlan,
  readRequirement,
  readRoster,
  type RosterFile,
  type RosterReading,
} from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { requirementOfPlan, type RosterQuestion } from "@springtide/season";
import type { Given } from "../command.ts";
import { LABOUR_RULES_FOLDER } from "../places.ts";

/** Countries whose rules come with the product. */
export const COUNTRIES = ["AT", "DE", "EU", "FR", "GB", "NL", "PL"];

/** What is to be checked, and the file it came from. */
export interface CheckInput {
  readonly question: RosterQuestion;
  readonly file: RosterFile;
}

/** Reads the roster and everything it is held against. @throws Refusal with the findings of the first file that has any */
export async function readCheck(given: Given): Promise<CheckInput> {
  const reading = await readingOf(given);
  const { zone } = reading;
  const file = await readRoster(given.words[0] ?? "", reading);
  const published = given.text("published");
  const earlier = published === undefined ? null : await readRoster(published, reading);
  const peoplePath = given.text("people");
  const people = peoplePath === undefined ? null : await readPeople(peoplePath, zone);
  const shifts = [...file.shifts, ...(earlier?.shifts ?? [])];
  return {
    file,
    question: {
      roster: file.shifts,
      members: file.members,
      days: file.days,
      published: earlier?.shifts ?? [],
      rules: await rulesOf(given),
      zone,
      holidays: holidaysOf(given, shifts, zone),
      people: people?.members ?? null,
      contracts: people?.contracts ?? [],
      absences: [...file.absences, ...(people?.absences ?? [])],
      requirement: await requirementOf(given, zone),
      notes: [...file.notes, ...(earlier?.notes ?? [])].map(({ sentence }) => sentence),
    },
  };
}

async function readingOf(given: Given): Promise<RosterReading> {
  const codes = given.text("codes");
  return {
    zone: zoneOf(given),
    dates: { order: orderOf(given), month: monthOf(given) },
    codes: codes === undefined ? undefined : await readCodes(codes),
  };
}

function zoneOf(given: Given): TimeZone {
  const name = given.text("zone");
  if (name !== undefined) return timeZone(name, { field: "--zone" });
  throw ofCommandLine({
    code: "zone-missing",
    found: "no --zone",
    rule: "times of a roster are those of a place",
    remedy: "Say where the people work: --zone Europe/Berlin",
  });
}

function orderOf(given: Given): "dmy" | "mdy" | "ymd" | null {
  const order = given.text("dates");
  if (order === undefined || order === "dmy" || order === "mdy" || order === "ymd") return order ?? null;
  throw ofCommandLine({
    code: "dates-unknown",
    found: `--dates ${order}`,
    rule: "dates are dmy (24/12/2026), mdy (12/24/2026) or ymd (2026/12/24)",
    remedy: "Say which.",
  });
}

function monthOf(given: Given): CivilDay | null {
  const text = given.text("month");
  if (text === undefined) return null;
  const [, year, month] = /^(\d{4})-(\d\d)$/.exec(text) ?? [];
  if (Number(month) >= 1 && Number(month) <= 12) return dayFrom(Number(year), Number(month), 1);
  throw ofCommandLine({
    code: "month-unknown",
    found: `--month ${text}`,
    rule: "a month is written year-month",
    remedy: "Write it like --month 2026-12.",
  });
}

async function requirementOf(given: Given, zone: TimeZone): Promise<HeadRequirement | null> {
  const [plan, requirement] = [given.text("plan"), given.text("requirement")];
  if (plan !== undefined && requirement !== undefined)
    throw ofCommandLine({
      code: "two-requirements",
      found: "--plan and --requirement",
      rule: "a roster is held against one requirement",
      remedy: "Leave one of the two out.",
    });
  if (plan !== undefined) return requirementOfPlan(await readPlan(plan));
  return requirement === undefined ? null : readRequirement(requirement, zone);
}

async function rulesOf(given: Given): Promise<LabourRules> {
  const own = given.text("rules");
  if (own !== undefined) return readLabourRules(own);
  const [country = "EU"] = (given.text("country") ?? "EU").split("-");
  if (COUNTRIES.includes(country)) return readLabourRules(join(LABOUR_RULES_FOLDER, `${country.toLowerCase()}.yaml`));
  throw ofCommandLine({
    code: "no-rules-of-country",
    found: `--country ${country}`,
    rule: `rules come along for ${COUNTRIES.join(", ")}`,
    remedy: "Give your own with --rules, starting from a copy of data/labour-rules/eu.yaml.",
  });
}

/** Public holidays of the years that the shifts touch; none for the Union, which has none of its own. */
function holidaysOf(given: Given, shifts: readonly RosterShift[], zone: TimeZone): ReadonlySet<CivilDay> {
  const [country = "EU", subdivision = null] = (given.text("country") ?? "EU").split(/-(.*)/, 2);
  if (country === "EU" || shifts.length === 0) return new Set();
  const years = shifts.map(({ startMs }) => yearOf(zone.dayAt(startMs)));
  const [fromYear, toYear] = [Math.min(...years), Math.max(...years) + 1];
  return new Set(lookUpHolidays({ country, subdivision, fromYear, toYear }).map(({ day }) => civilDay(day)));
}

function ofCommandLine(finding: { code: string; found: string; rule: string; remedy: string }): Refusal {
  return new Refusal({ ...finding, place: { file: "command line" } });
}
