import type { CommitmentEvent, CommitmentRequest, LineState, RequestLine } from "@springtide/contracts";
import type { Acted, Acting, Outcome } from "./acting.ts";
import { sameSheet, sheetLines } from "./commitment-sheet.ts";
import { STATES_UNDER_WAY } from "./line-transitions.ts";

/**
 * Counts what happened and tells it. Whatever did it, a sheet that is not the same any more is a new version: nothing of it changes
 * without one. Where nothing changed there is no event, so an action said twice is done once.
 */
export function conclude(
  before: CommitmentRequest,
  { change, reason }: Outcome,
  { what, by, nowMs }: { readonly what: string; readonly by: Acting["by"] | null; readonly nowMs: number },
): Acted {
  const lines = change.lines ?? before.lines;
  if (isSame(before, { ...before, ...change })) return { request: before, events: [] };
  const wasSent = before.lines.some(({ state }) => state !== "draft");
  const isNew = wasSent && !sameSheet(sheetLines(before.lines), sheetLines(lines));
  const request: CommitmentRequest = {
    ...before,
    ...change,
    state: stateOf(lines),
    version: before.version + (isNew ? 1 : 0),
    revision: before.revision + 1,
  };
  const { shop, agreement, partner, revision, version, state } = request;
  const event: CommitmentEvent = {
    ...{ request: request.id, shop, agreement, partner, revision, version, state, what, reason },
    at: new Date(nowMs).toISOString(),
    by: by?.side ?? null,
    person: by?.person ?? null,
    pseudonym: by?.pseudonym ?? "springtide",
    lines: changedLines(before.lines, lines),
  };
  return { request, events: [event] };
}

/** Of the lines still under way the state of the least far; where none is, that of the last line. */
function stateOf(lines: readonly RequestLine[]): LineState {
  const least = STATES_UNDER_WAY.find((state) => lines.some((line) => line.state === state));
  return least ?? lines.at(-1)?.state ?? "draft";
}

function changedLines(before: readonly RequestLine[], after: readonly RequestLine[]): CommitmentEvent["lines"] {
  const was = new Map(before.map((line) => [line.id, line]));
  return after.flatMap((line) => {
    const old = was.get(line.id);
    if (old !== undefined && isSame(old, line)) return [];
    return [{ line: line.id, from: old?.state ?? null, to: line.state, positions: line.positionsLoggedIn }];
  });
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
