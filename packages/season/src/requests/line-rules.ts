import { timeZone } from "@springtide/calendar";
import { type AskedLine, mostPositions, type SheetLine } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { queueOf } from "../places.ts";
import { hoursOf } from "./commitment-sheet.ts";
import type { RequestTerms } from "./line-deadlines.ts";
import { lineFinding } from "./request-refusals.ts";

/** What an agreement does not allow of a line, or what cannot be of it at all. */
export function lineFindings(terms: RequestTerms, id: string, line: AskedLine): Finding[] {
  const finding = (code: string, found: string, rule: string, remedy: string): Finding =>
    lineFinding(id, { code, found, rule, remedy });
  const minutes = hoursOf(line) * 60;
  const stretch = stretchFindings(id, line);
  const { agreement } = terms;
  const { minimumBlockMinutes: least, maximumBlockMinutes: most, seats, serves, id: name } = agreement;
  const positions = mostPositions(terms, line.skill);
  const findings: Finding[] = [];
  if (!serves.includes(line.skill))
    findings.push(
      finding(
        "skill-not-served",
        `"${line.skill}"`,
        `the agreement ${name} serves ${serves.join(", ")}`,
        "Ask for one of these.",
      ),
    );
  if (stretch.length > 0) findings.push(...stretch);
  else if (minutes < least || (most !== null && minutes > most))
    findings.push(
      finding(
        "block-not-allowed",
        `${minutes} minutes`,
        `the agreement ${name} allows ${most === null ? `blocks of ${least} minutes and more` : `blocks of ${least} to ${most} minutes`}`,
        "Make it longer or shorter.",
      ),
    );
  if (line.positionsLoggedIn > positions)
    findings.push(
      finding(
        "more-seats-than-agreed",
        `${line.positionsLoggedIn} positions`,
        `the agreement ${name} has ${seats} seats at one time: ${positions} positions logged in`,
        "Ask for fewer.",
      ),
    );
  if (line.tier === "option" && agreement.standBy === null)
    findings.push(
      finding(
        "no-stand-by-agreed",
        "an option",
        `the agreement ${name} knows firm orders only`,
        "Ask for it as firm, or add standBy to the agreement.",
      ),
    );
  return findings;
}

/** A week: whoever is wanted for longer is wanted by another line. */
const LONGEST_HOURS = 168;
const YEARS_AHEAD = 5;
const YEAR_MS = 365.25 * 86_400_000;

/** What is wrong with when a line is, whoever says it: what is planned of it is told by interval and day, so that it cannot go on for ever. */
export function stretchFindings(id: string, line: Pick<AskedLine, "start" | "end">): Finding[] {
  const hours = hoursOf(line);
  if (hours > 0 && hours <= LONGEST_HOURS) return [];
  const found = `${line.start} to ${line.end}`;
  return [
    hours <= 0
      ? lineFinding(id, {
          ...{ code: "ends-before-it-starts", found, rule: "a line ends after it starts" },
          remedy: "Correct one of the two times.",
        })
      : lineFinding(id, {
          ...{ code: "line-too-long", found, rule: `a line lasts at most ${LONGEST_HOURS} hours` },
          remedy: "Correct one of the two times, or write a line for each week.",
        }),
  ];
}

/** That a line lies further ahead than anybody plans. */
export function farFindings(id: string, { end }: Pick<AskedLine, "end">, nowMs: number): Finding[] {
  if (Date.parse(end) <= nowMs + YEARS_AHEAD * YEAR_MS) return [];
  const rule = `a line lies at most ${YEARS_AHEAD} years ahead`;
  return [lineFinding(id, { code: "line-too-far-ahead", found: end, rule, remedy: "Correct its year." })];
}

/** What cannot be asked for: by the agreement, or because nobody plans so far ahead. */
export function askedFindings(terms: RequestTerms, id: string, line: AskedLine, nowMs: number): Finding[] {
  return [...lineFindings(terms, id, line), ...farFindings(id, line, nowMs)];
}

/** A line as both sides hold it: its times in the zone of its queue, with offsets. */
export function sheetLine({ shop }: RequestTerms, id: string, line: AskedLine): SheetLine {
  const zone = timeZone(queueOf(shop, line.skill).zone);
  const written = (instant: string): string => zone.formatInstant(Date.parse(instant));
  return { ...line, id, zone: zone.name, start: written(line.start), end: written(line.end) };
}
