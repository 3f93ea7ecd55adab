import type { AuditNote, CommitmentRequest, LineDeadlines } from "@springtide/contracts";
import type { Acted } from "@springtide/season";
import { SILENT_TRANSITIONS, sheetLines } from "@springtide/season/service";
import type { RequestChange } from "@springtide/store";

/** What is to be stored of what an action made; null where it changed nothing. */
export function writtenRequest(before: CommitmentRequest, { request, events }: Acted): RequestChange["written"] {
  if (events.length === 0) return null;
  const isFirstSheet =
    before.state === "draft" && request.state !== "draft" && request.lines.some(({ deadlines }) => deadlines !== null);
  const isNew = isFirstSheet || request.version !== before.version;
  return { request, events, sheet: isNew ? sheetLines(request.lines) : null, nextDeadline: nextDeadline(request) };
}

/** What the audit trail keeps of a request: where it stands, and the lines with their positions. */
export function auditView({ state, version, revision, lines }: CommitmentRequest): NonNullable<AuditNote["after"]> {
  const positions = Object.fromEntries(
    lines.map(({ id, state: own, positionsLoggedIn }) => [id, `${own} ${positionsLoggedIn}`]),
  );
  return { state, version, revision, lines: positions };
}

/** When silence means something next; null where it never will. */
function nextDeadline({ lines, proposal }: CommitmentRequest): string | null {
  const instants = lines.flatMap(({ state, deadlines }) => {
    const after = SILENT_TRANSITIONS.find(({ from }) => from === state)?.after;
    return after === undefined || deadlines === null ? [] : silenceOf(deadlines, after);
  });
  const all = proposal === null ? instants : [...instants, proposal.until];
  return all.sort()[0] ?? null;
}

function silenceOf(deadlines: LineDeadlines, after: keyof LineDeadlines): string[] {
  const at = deadlines[after]?.at;
  return at === undefined ? [] : [at];
}
