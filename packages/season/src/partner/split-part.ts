import type { AskedLine, RequestLine, SplitAnswer } from "@springtide/contracts";
import { positionHours } from "../requests/commitment-sheet.ts";
import { committedCents } from "../requests/committed-cents.ts";
import type { RequestTerms } from "../requests/line-deadlines.ts";

/** One partner's part of what is shared out, with what it comes to by the tariff, counted over these lines alone. */
export function splitPart(terms: RequestTerms, lines: readonly AskedLine[]): SplitAnswer["parts"][number] {
  return {
    agreement: terms.agreement.id,
    positionHours: positionHours(lines),
    lines: [...lines],
    boundCents: committedCents(terms, agreed(terms, lines, "reserved")),
    mostCents: committedCents(terms, agreed(terms, lines, "confirmed")),
  };
}

/** The lines as they are once the partner gave all, and options stand where they are said to. */
function agreed(
  { agreement }: RequestTerms,
  lines: readonly AskedLine[],
  options: "reserved" | "confirmed",
): RequestLine[] {
  return lines.map((line, i) => ({
    ...line,
    ...{ id: `L${String(i + 1)}`, zone: agreement.zone, deadlines: null, offer: null, reason: null },
    state: line.tier === "option" ? options : "confirmed",
    reservedPositions: line.tier === "option" ? line.positionsLoggedIn : null,
    deliveredHours: null,
  }));
}
