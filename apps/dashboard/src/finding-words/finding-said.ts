import type findings from "./texts/en.json";
import type { Told } from "./told.ts";

/** What is said of findings, by id. */
export type FindingTexts = typeof findings;

type CodeOf<Id> = Id extends `finding.said.${infer Code}` ? Code : never;
type FindingCode = CodeOf<keyof FindingTexts>;
type Values = Readonly<Record<string, string | number>>;

/** In whose words findings are said, and how their days and instants are written. */
export interface FindingSpeech {
  readonly say: (id: keyof FindingTexts, values?: Values) => string;
  readonly day: (isoDay: string) => string;
  readonly moment: (instant: string, zone: string) => string;
}

/** How a value is written: as it stands, as a quotation of what was found, or as a day or instant of the reader's. */
type Written = "as-is" | "quoted" | "day" | "moment";

/** What the sentence of each code needs; a code that was told without it is left in English. */
const NEEDED: Readonly<Record<FindingCode, Readonly<Record<string, Written>>>> = {
  "line-unknown": { found: "quoted" },
  "line-twice": {},
  "request-unknown": { request: "as-is", found: "quoted" },
  "request-stale": { version: "as-is" },
  "line-changed": { line: "as-is" },
  "line-not-wanted": { line: "as-is" },
  "needs-both-sides": { line: "as-is" },
  "reason-missing": {},
  "not-yes-or-no": { found: "quoted" },
  "not-a-count": { found: "quoted" },
  "offered-above-asked": { asked: "as-is" },
  "answer-contradicts-itself": {},
  "answer-without-lines": {},
  "too-late": { until: "moment" },
  "not-in-this-state": { line: "as-is" },
  "not-yours-to-do": {},
  "no-line-to-do-it-to": {},
  "ends-before-it-starts": {},
  "beyond-usable-seats": { day: "day", own: "as-is", all: "as-is", usable: "as-is", waiting: "as-is" },
  "roster-of-another-request": { request: "as-is", named: "as-is" },
  "roster-of-other-days": { request: "as-is", zone: "as-is", firstDay: "day", lastDay: "day" },
  "twice-at-work": { person: "as-is", row: "as-is" },
  "queues-not-asked-for": { person: "as-is", queues: "as-is", asked: "as-is" },
  "disputed-already": { line: "as-is" },
  "dispute-closed": { dispute: "as-is" },
  "not-a-time": { found: "quoted" },
  "no-person": {},
  "missing-key": {},
  "wrong-type": { found: "quoted" },
  "version-stale": {},
  "no-such-request": {},
  "no-such-dispute": {},
};

/** A finding in the reader's language, from its code and values; null where there are no words for it. */
export function findingSaid(told: Told, speech: FindingSpeech): string | null {
  const { code } = told;
  if (!isSayable(code)) return null;
  const values: Record<string, string | number> = {};
  for (const [name, written] of Object.entries(NEEDED[code])) {
    const value = valueOf(name, written, told, speech);
    if (value === null) return null;
    values[name] = value;
  }
  return speech.say(`finding.said.${code}`, values);
}

/** Where it was found, before the sentence; empty where it is nowhere in particular. */
export function findingPlaceSaid({ row, column, field = "" }: Told["place"], { say }: FindingSpeech): string {
  if (row !== undefined)
    return column === undefined
      ? say("finding.at.row", { row: String(row) })
      : say("finding.at.cell", { row: String(row), column });
  const [, line] = /^\/lines\/(\D[^/]*)/.exec(field) ?? [];
  return line === undefined ? "" : say("finding.at.line", { line });
}

function isSayable(code: string): code is FindingCode {
  return Object.hasOwn(NEEDED, code);
}

function valueOf(
  name: string,
  written: Written,
  { found, values }: Told,
  { day, moment }: FindingSpeech,
): string | number | null {
  // What is no quotation is described in English.
  if (written === "quoted") return /^(".*"|[\d.,+-]+)$/s.test(found) ? found : null;
  const value = values[name];
  if (value === undefined) return null;
  if (written === "day") return day(String(value));
  if (written === "moment") return moment(String(value), String(values["zone"] ?? "UTC"));
  return value;
}
