import type { CommitmentRequest, RequestLine } from "@springtide/contracts";
import type { Acted } from "./acting.ts";
import { withLines } from "./acting.ts";
import { conclude } from "./conclude.ts";
import { SILENT_TRANSITIONS } from "./line-transitions.ts";

/**
 * What the deadlines that have passed make of a request: the silence of each means what its line says. A proposal that nobody answered
 * lapses. The same at the same instant however often it is asked.
 */
export function settleDeadlines(request: CommitmentRequest, nowMs: number): Acted {
  const lines = request.lines.map((line) => settled(line, nowMs));
  const proposal = request.proposal !== null && Date.parse(request.proposal.until) < nowMs ? null : request.proposal;
  return conclude(
    request,
    { change: { lines: withLines(request, lines), proposal }, reason: null },
    { what: "settle", by: null, nowMs },
  );
}

/** Step by step: seats that silence confirms may be locked by the next deadline that has passed as well. */
function settled(line: RequestLine, nowMs: number): RequestLine {
  const step = SILENT_TRANSITIONS.find(({ from }) => from === line.state);
  const deadline = step === undefined ? null : (line.deadlines?.[step.after] ?? null);
  if (deadline === null || deadline.silence === "kept" || Date.parse(deadline.at) >= nowMs) return line;
  return settled({ ...line, state: deadline.silence, reason: `Nobody said anything until ${deadline.client}.` }, nowMs);
}
