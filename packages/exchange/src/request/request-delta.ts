import type { ShiftDocument, ShiftLine } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";

/** What became of a line from one version to another; `cancelled` lines are kept in files and calendars, and not worked. */
export interface LineChange {
  readonly change: "added" | "removed" | "changed";
  readonly before: ShiftLine | null;
  readonly after: ShiftLine | null;
}

const GONE: ReadonlySet<ShiftLine["state"]> = new Set(["withdrawn", "refused", "expired", "released", "cancelled"]);

/** Whether a line is not worked, whatever was asked once. */
export function isGone({ state }: ShiftLine): boolean {
  return GONE.has(state);
}

/**
 * Lines that one version asks for and another does not, or otherwise: what is worked, when, by how many, how firmly. How far the talks are
 * is no change. In order of time.
 * @throws Refusal where the two are versions of different requests
 */
export function requestDelta(before: ShiftDocument, after: ShiftDocument): readonly LineChange[] {
  if (before.header.request.id !== after.header.request.id) throw notOneRequest(before, after);
  const earlier = wanted(before);
  const later = wanted(after);
  const changes: LineChange[] = [];
  for (const [id, line] of later) {
    const was = earlier.get(id) ?? null;
    if (was === null) changes.push({ change: "added", before: null, after: line });
    else if (!asksTheSame(was, line)) changes.push({ change: "changed", before: was, after: line });
  }
  for (const [id, line] of earlier) if (!later.has(id)) changes.push({ change: "removed", before: line, after: null });
  return changes.sort((a, b) => startOf(a) - startOf(b));
}

/**
 * The next version of a request from what is wanted now: a line that is as it was keeps its number of changes, one that is not has one
 * more, and one that is not wanted any more stays as cancelled, so that calendars and systems that had it let go of it.
 * @throws Refusal where the two are versions of different requests
 */
export function succeeding(before: ShiftDocument, now: Pick<ShiftDocument, "header" | "lines">): readonly ShiftLine[] {
  if (before.header.request.id !== now.header.request.id) throw notOneRequest(before, now);
  const earlier = new Map(before.lines.map((line) => [line.line, line]));
  const kept = now.lines.map((line): ShiftLine => {
    const was = earlier.get(line.line);
    if (was === undefined) return line;
    const isSame = asksTheSame(was, line) && isGone(was) === isGone(line);
    return { ...line, sequence: isSame ? was.sequence : was.sequence + 1 };
  });
  const still = new Set(kept.map(({ line }) => line));
  const gone = before.lines
    .filter(({ line }) => !still.has(line))
    .map((line): ShiftLine => (isGone(line) ? line : { ...line, state: "cancelled", sequence: line.sequence + 1 }));
  return [...kept, ...gone];
}

function wanted({ lines }: ShiftDocument): ReadonlyMap<string, ShiftLine> {
  return new Map(lines.filter((line) => !isGone(line)).map((line) => [line.line, line]));
}

function asksTheSame(a: ShiftLine, b: ShiftLine): boolean {
  return (
    a.skill === b.skill &&
    a.who === b.who &&
    a.tier === b.tier &&
    a.positionsLoggedIn === b.positionsLoggedIn &&
    a.headsRostered === b.headsRostered &&
    Date.parse(a.start) === Date.parse(b.start) &&
    Date.parse(a.end) === Date.parse(b.end)
  );
}

function startOf({ before, after }: LineChange): number {
  return Date.parse((after ?? before)?.start ?? "");
}

function notOneRequest(a: Pick<ShiftDocument, "header">, b: Pick<ShiftDocument, "header">): Refusal {
  return new Refusal({
    code: "request-unknown",
    place: { field: "/header/request/id" },
    found: `versions of the requests ${a.header.request.id} and ${b.header.request.id}`,
    rule: "only versions of one request are held against each other",
    remedy: "Give two versions of the same request.",
  });
}
