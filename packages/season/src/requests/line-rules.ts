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
  if (minutes <= 0)
    findings.push(
      finding(
        "ends-before-it-starts",
        `${line.start} to ${line.end}`,
        "a line ends after it starts",
        "Correct one of the two times.",
      ),
    );
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

/** A line as both sides hold it: its times in the zone of its queue, with offsets. */
export function sheetLine({ shop }: RequestTerms, id: string, line: AskedLine): SheetLine {
  const zone = timeZone(queueOf(shop, line.skill).zone);
  const written = (instant: string): string => zone.formatInstant(Date.parse(instant));
  return { ...line, id, zone: zone.name, start: written(line.start), end: written(line.end) };
}
