import type { EditedShift } from "@springtide/season/roster-edit";

/** What became of one shift from one roster to another; null where it is not there. */
interface ShiftChange {
  readonly id: string;
  readonly before: EditedShift | null;
  readonly after: EditedShift | null;
}

/** A shift that two people changed from the same one, each in their way. */
interface ShiftClash {
  readonly id: string;
  readonly base: EditedShift | null;
  readonly mine: EditedShift | null;
  readonly theirs: EditedShift | null;
}

/** Two people's changes of one roster: what only one of them changed goes together, the rest has to be chosen. */
interface TwoEdits {
  readonly mineOnly: readonly ShiftChange[];
  readonly theirsOnly: readonly ShiftChange[];
  readonly clashes: readonly ShiftClash[];
}

/** Shift by shift, by id, in order of time. */
export function shiftChanges(before: readonly EditedShift[], after: readonly EditedShift[]): readonly ShiftChange[] {
  const [was, is] = [byId(before), byId(after)];
  const ids = new Set([...was.keys(), ...is.keys()]);
  return [...ids]
    .map((id) => ({ id, before: was.get(id) ?? null, after: is.get(id) ?? null }))
    .filter((change) => !isSame(change.before, change.after))
    .sort((a, b) => timeOf(a) - timeOf(b));
}

/** What two people made of the same roster. */
export function twoEdits(
  base: readonly EditedShift[],
  mine: readonly EditedShift[],
  theirs: readonly EditedShift[],
): TwoEdits {
  const [my, their] = [shiftChanges(base, mine), shiftChanges(base, theirs)];
  const theirById = new Map(their.map((change) => [change.id, change]));
  const myIds = new Set(my.map(({ id }) => id));
  return {
    mineOnly: my.filter(({ id }) => !theirById.has(id)),
    theirsOnly: their.filter(({ id }) => !myIds.has(id)),
    clashes: my.flatMap((change) => {
      const other = theirById.get(change.id);
      if (other === undefined || isSame(change.after, other.after)) return [];
      return [{ id: change.id, base: change.before, mine: change.after, theirs: other.after }];
    }),
  };
}

/** Their roster with my changes in it; of what both changed, mine where `chosen` says so. */
export function merged(
  theirs: readonly EditedShift[],
  { mineOnly, clashes }: TwoEdits,
  chosen: ReadonlySet<string>,
): readonly EditedShift[] {
  const wanted = byId(theirs);
  const put = (id: string, shift: EditedShift | null): void => {
    if (shift === null) wanted.delete(id);
    else wanted.set(id, shift);
  };
  for (const { id, after } of mineOnly) put(id, after);
  for (const { id, mine } of clashes) if (chosen.has(id)) put(id, mine);
  return [...wanted.values()];
}

/** Whether two shifts say the same. */
function isSame(a: EditedShift | null, b: EditedShift | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a === b ||
    (a.person === b.person &&
      a.team === b.team &&
      a.startMs === b.startMs &&
      a.endMs === b.endMs &&
      a.isLocked === b.isLocked &&
      a.breaks.length === b.breaks.length &&
      a.breaks.every((away, i) => away.startMs === b.breaks[i]?.startMs && away.endMs === b.breaks[i].endMs))
  );
}

function byId(shifts: readonly EditedShift[]): Map<string, EditedShift> {
  return new Map(shifts.map((shift) => [shift.id, shift]));
}

function timeOf({ before, after }: ShiftChange): number {
  return (after ?? before)?.startMs ?? 0;
}
