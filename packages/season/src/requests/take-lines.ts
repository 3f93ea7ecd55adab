import type { RequestLine } from "@springtide/contracts";
import type { Acting } from "./acting.ts";
import { lineDeadlines } from "./line-deadlines.ts";
import { lineFinding, refuseIfAny } from "./request-refusals.ts";
import { permittedLines } from "./permitted.ts";

interface Amount {
  readonly line: string;
  readonly positionsLoggedIn?: number | undefined;
}

/** Lines reserved or confirmed by the client: what was offered, or of reserved options as many as are said. */
export function takeLines(
  lines: readonly RequestLine[],
  action: "reserve" | "confirm",
  amounts: readonly Amount[] | undefined,
  acting: Acting,
): RequestLine[] {
  const permitted = permittedLines(
    lines,
    action,
    amounts?.map(({ line }) => line),
    acting,
  );
  refuseTooMany(
    permitted.map(({ line }) => line),
    amounts,
  );
  return permitted.map(({ line, step }) => {
    const positions = amounts?.find((one) => one.line === line.id)?.positionsLoggedIn;
    const taken = line.state === "offered" ? asOffered(line, acting) : line;
    const positionsLoggedIn = positions ?? taken.positionsLoggedIn;
    return {
      ...taken,
      state: step.to,
      positionsLoggedIn,
      reservedPositions: action === "reserve" ? positionsLoggedIn : line.reservedPositions,
    };
  });
}

/** Lines given back in whole, or in part and otherwise as they were. */
export function releaseLines(
  lines: readonly RequestLine[],
  amounts: readonly Amount[],
  reason: string,
  acting: Acting,
): RequestLine[] {
  const permitted = permittedLines(
    lines,
    "release",
    amounts.map(({ line }) => line),
    acting,
  );
  refuseTooMany(
    permitted.map(({ line }) => line),
    amounts,
  );
  return permitted.map(({ line, step }) => {
    const given = amounts.find((one) => one.line === line.id)?.positionsLoggedIn ?? line.positionsLoggedIn;
    if (given === line.positionsLoggedIn) return { ...line, state: step.to, reason };
    return { ...line, positionsLoggedIn: line.positionsLoggedIn - given, reason };
  });
}

/** A line at the times and with the positions of its offer; its deadlines are reckoned anew where the times are others. */
function asOffered(line: RequestLine, { terms, nowMs }: Acting): RequestLine {
  const { offer } = line;
  if (offer === null) return line;
  const { start, end, positionsLoggedIn } = offer;
  const taken = { ...line, start, end, positionsLoggedIn };
  return start === line.start ? taken : { ...taken, deadlines: lineDeadlines(terms, taken, { answerBy: null, nowMs }) };
}

function refuseTooMany(lines: readonly RequestLine[], amounts: readonly Amount[] | undefined): void {
  refuseIfAny(
    lines.flatMap((line) => {
      const asked = amounts?.find((one) => one.line === line.id)?.positionsLoggedIn;
      const there = line.state === "offered" ? (line.offer?.positionsLoggedIn ?? 0) : line.positionsLoggedIn;
      if (asked === undefined || asked <= there) return [];
      return [
        lineFinding(line.id, {
          code: "more-than-there-are",
          found: `${asked} positions`,
          rule: `${line.id} has ${there}`,
          remedy: "Name fewer, or propose a change to the other side.",
          values: { line: line.id, asked, there },
        }),
      ];
    }),
  );
}
