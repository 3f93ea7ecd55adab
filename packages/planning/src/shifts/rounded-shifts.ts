import type { ShiftCover } from "./shift-cover.ts";
import type { ShiftColumnsOfModel } from "./team-shifts-model.ts";

/**
 * Whole people from the fractions of the relaxation: walking along the starts, whenever the fractions add up to another half
 * person, one starts. So at no time do many more or fewer work than the relaxation has. Breaks of a group likewise.
 */
export function addRounded(
  cover: ShiftCover,
  intervals: number,
  { shifts, breaks }: ShiftColumnsOfModel,
  x: Float64Array,
): void {
  const { columns } = cover;
  const at = new Map(
    Array.from({ length: columns.count }, (_, j) => [
      `${columns.team[j] ?? 0} ${columns.start[j] ?? 0} ${columns.kind[j] ?? 0} ${(columns.breakFrom[j] ?? 0) % intervals}`,
      j,
    ]),
  );
  const breaksOf = byGroup(breaks);
  const startersOf = byGroup(starters(shifts, x));
  for (const [group, people] of startersOf) {
    const places = breaksOf.get(group) ?? [];
    const taken = placesFor(
      people.length,
      places.map(({ column }) => x[column] ?? 0),
    );
    people.forEach(({ team, start, kind }, i) => {
      const place = places[taken[i] ?? 0];
      const shift = at.get(`${team} ${start} ${kind} ${place?.at ?? start}`);
      if (shift !== undefined) cover.add(shift, 1);
    });
  }
}

type ShiftOfModel = ShiftColumnsOfModel["shifts"][number];

function starters(shifts: readonly ShiftOfModel[], x: Float64Array): ShiftOfModel[] {
  let [team, wanted, started] = [-1, 0, 0];
  return shifts.flatMap((shift) => {
    if (shift.team !== team) [team, wanted, started] = [shift.team, 0, 0];
    wanted += x[shift.column] ?? 0;
    const now = Math.max(0, Math.round(wanted) - started);
    started += now;
    return new Array<typeof shift>(now).fill(shift);
  });
}

/** For each of `people`, the index of a place, in the proportions of `fractions`. */
function placesFor(people: number, fractions: readonly number[]): number[] {
  const all = fractions.reduce((sum, fraction) => sum + fraction, 0);
  let [wanted, given] = [0, 0];
  return fractions.flatMap((fraction, place) => {
    wanted += all > 0 ? (fraction / all) * people : people / fractions.length;
    const now = Math.round(wanted) - given;
    given += now;
    return new Array<number>(Math.max(0, now)).fill(place);
  });
}

function byGroup<T extends { readonly group: number }>(list: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of list) {
    const group = groups.get(item.group);
    if (group === undefined) groups.set(item.group, [item]);
    else group.push(item);
  }
  return groups;
}
