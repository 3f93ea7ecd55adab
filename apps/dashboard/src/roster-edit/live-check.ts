import type { EditBreach, EditedShift, RosterChecker } from "@springtide/season/roster-edit";

/** Everything that a roster breaks, by person. */
export type LiveCheck = (shifts: readonly EditedShift[]) => ReadonlyMap<string, readonly EditBreach[]>;

/** Checks a roster again and again: only people whose shifts are others than last time are held against the rules anew. */
export function liveCheck(check: RosterChecker): LiveCheck {
  let known = new Map<string, { readonly shifts: readonly EditedShift[]; readonly breaches: readonly EditBreach[] }>();
  return (shifts) => {
    const found: typeof known = new Map();
    for (const [person, mine] of byPerson(shifts)) {
      const last = known.get(person);
      const isKnown =
        last !== undefined && last.shifts.length === mine.length && last.shifts.every((one, i) => one === mine[i]);
      found.set(person, isKnown ? last : { shifts: mine, breaches: check(person, mine) });
    }
    known = found;
    return new Map([...found].map(([person, { breaches }]) => [person, breaches]));
  };
}

function byPerson(shifts: readonly EditedShift[]): ReadonlyMap<string, readonly EditedShift[]> {
  const people = new Map<string, EditedShift[]>();
  for (const shift of shifts) {
    const mine = people.get(shift.person);
    if (mine === undefined) people.set(shift.person, [shift]);
    else mine.push(shift);
  }
  return people;
}
