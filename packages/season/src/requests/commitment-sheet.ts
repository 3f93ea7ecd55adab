import type { CommitmentSheet, DeltaSheet, LineState, RequestLine, SheetLine } from "@springtide/contracts";

const ON_THE_SHEET: ReadonlySet<LineState> = new Set<LineState>([
  "requested",
  "offered",
  "reserved",
  "confirmed",
  "locked",
  "delivered",
]);

/** The lines that both sides hold: asked for or agreed, none that ended without an agreement. */
export function sheetLines(lines: readonly RequestLine[]): SheetLine[] {
  return lines
    .filter(({ state }) => ON_THE_SHEET.has(state))
    .map(({ id, skill, start, end, zone, tier, positionsLoggedIn }) => ({
      id,
      skill,
      start,
      end,
      zone,
      tier,
      positionsLoggedIn,
    }));
}

/** Whether two sheets say the same; the order of lines says nothing. */
export function sameSheet(before: readonly SheetLine[], after: readonly SheetLine[]): boolean {
  const known = new Map(before.map((line) => [line.id, line]));
  return before.length === after.length && after.every((line) => sameLine(known.get(line.id), line));
}

/** What changed from one version to another, line by line. */
export function deltaSheet(from: CommitmentSheet, to: CommitmentSheet): DeltaSheet {
  const before = new Map(from.lines.map((line) => [line.id, line]));
  const after = new Set(to.lines.map(({ id }) => id));
  return {
    fromVersion: from.version,
    toVersion: to.version,
    added: to.lines.filter(({ id }) => !before.has(id)),
    removed: from.lines.filter(({ id }) => !after.has(id)),
    changed: to.lines.flatMap((line) => {
      const was = before.get(line.id);
      return was === undefined || sameLine(was, line) ? [] : [{ before: was, after: line }];
    }),
    positionHours: { before: positionHours(from.lines), after: positionHours(to.lines) },
  };
}

/** Elapsed hours times positions: 00:00 to 06:00 on the day the clocks go back is seven hours. */
export function positionHours(lines: readonly Pick<SheetLine, "start" | "end" | "positionsLoggedIn">[]): number {
  return lines.reduce((sum, line) => sum + hoursOf(line) * line.positionsLoggedIn, 0);
}

/** Elapsed hours from a line's start to its end. */
export function hoursOf({ start, end }: Pick<SheetLine, "start" | "end">): number {
  return (Date.parse(end) - Date.parse(start)) / 3_600_000;
}

function sameLine(one: SheetLine | undefined, other: SheetLine): boolean {
  return (
    one !== undefined &&
    one.skill === other.skill &&
    one.tier === other.tier &&
    one.positionsLoggedIn === other.positionsLoggedIn &&
    Date.parse(one.start) === Date.parse(other.start) &&
    Date.parse(one.end) === Date.parse(other.end)
  );
}
