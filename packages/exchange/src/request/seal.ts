import { createHash } from "node:crypto";
import { parseOrRefuse, ShiftDocument, type ShiftHeader, type ShiftLine } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";

/** Hexadecimal digits of the short check of a line or a file, as people compare it. */
const SHORT = 12;

/**
 * A document of shifts with its checksum. Words are made plain, lines put in order (by start, then id), so that the same content has the
 * same checksum, whatever file it comes from.
 * @throws Refusal for a line whose id stands there twice, or that ends before it starts
 */
export function sealed(header: ShiftHeader, lines: readonly ShiftLine[], file = "shifts"): ShiftDocument {
  const document = parseOrRefuse(
    ShiftDocument,
    { contract: "springtide-shifts", version: 1, header, lines: lines.toSorted(byTime), checksum: "0".repeat(64) },
    file,
  );
  refuseImpossibleLines(document.lines, file);
  return { ...document, checksum: checksumOf(document) };
}

/** SHA-256 of header and lines in canonical form: values in a fixed order, instants in UTC. What a partner answered is not in it. */
export function checksumOf({ header, lines }: Pick<ShiftDocument, "header" | "lines">): string {
  const inOrder = lines.toSorted(byTime).map((line) => canonicalLine(line));
  return sha256(JSON.stringify([canonicalHeader(header), inOrder]));
}

/** The short check of one line of one version of a request: what tells a returned row that was changed on its way. */
export function lineCheck({ request }: Pick<ShiftHeader, "request">, line: ShiftLine): string {
  return sha256(JSON.stringify([request.id, request.version, canonicalLine(line)])).slice(0, SHORT);
}

/** The part of a checksum that stands on paper and in file names. */
export function shortCheck(checksum: string): string {
  return checksum.slice(0, SHORT);
}

/** In order of time; lines of one start by their ids. */
function byTime(a: ShiftLine, b: ShiftLine): number {
  return Date.parse(a.start) - Date.parse(b.start) || (a.line < b.line ? -1 : a.line > b.line ? 1 : 0);
}

function canonicalHeader(header: ShiftHeader): readonly (string | number | null)[] {
  const { kind, client, shop, partner, agreement, request, planVersion, clientZone, partnerZone, state } = header;
  return [
    ...[kind, client, shop, partner, agreement, request.id, request.version, planVersion, clientZone, partnerZone],
    ...[state, utc(header.madeAt), utc(header.answerBy), header.silence, header.intervalMinutes],
  ];
}

function canonicalLine(line: ShiftLine): readonly (string | number | null)[] {
  const { state, sequence, skill, who, start, end, positionsLoggedIn, headsRostered, tier, decideBy, reason } = line;
  return [
    ...[line.line, state, sequence, skill, who, utc(start), utc(end), positionsLoggedIn, headsRostered, tier],
    ...[utc(decideBy), line.silence, reason],
  ];
}

function utc(instant: string | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function refuseImpossibleLines(lines: readonly ShiftLine[], file: string): void {
  const seen = new Set<string>();
  lines.forEach(({ line, start, end }, at) => {
    const place = { file, field: `/lines/${at}` };
    if (seen.has(line))
      throw new Refusal({
        code: "line-twice",
        place,
        found: `the line ${line} a second time`,
        rule: "each line of a request has its own id",
        remedy: "Give one of them another id, or take it out.",
      });
    seen.add(line);
    if (Date.parse(end) > Date.parse(start)) return;
    throw new Refusal({
      code: "ends-before-it-starts",
      place,
      found: `the line ${line} from ${start} to ${end}`,
      rule: "a stretch ends after it starts",
      remedy: "Correct one of the two times.",
    });
  });
}
