import type { FindingCode, FindingTexts, Written } from "./needed-values.ts";
import { NEEDED } from "./needed-values.ts";
import type { Told } from "./told.ts";

type Values = Readonly<Record<string, string | number>>;

/** In whose words findings are said, and how their counts, days and instants are written. */
export interface FindingSpeech {
  readonly say: (id: keyof FindingTexts, values?: Values) => string;
  readonly count: (value: number) => string;
  readonly day: (isoDay: string) => string;
  readonly moment: (instant: string, zone: string) => string;
}

/** A finding in the reader's language, from its code and values; null where there are no words for it. */
export function findingSaid(told: Told, speech: FindingSpeech): string | null {
  const code = sayableCode(told);
  if (code === null) return null;
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

/** The code of its kind, where the words are of kinds. */
function sayableCode({ code, values }: Told): FindingCode | null {
  const kind = `${code}.${String(values["kind"])}`;
  if (isSayable(kind)) return kind;
  return isSayable(code) ? code : null;
}

function isSayable(code: string): code is FindingCode {
  return Object.hasOwn(NEEDED, code);
}

function valueOf(
  name: string,
  written: Written,
  { found, values }: Told,
  { count, day, moment }: FindingSpeech,
): string | number | null {
  // What is no quotation is described in English.
  if (written === "quoted") return /^(".*"|[\d.,+-]+)$/s.test(found) ? found : null;
  const value = values[name];
  if (value === undefined) return null;
  if (written === "count") return count(Number(value));
  if (written === "day") return day(String(value));
  if (written === "moment") return moment(String(value), String(values["zone"] ?? "UTC"));
  return value;
}
