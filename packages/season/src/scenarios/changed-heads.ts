import type { ScenarioChanges, Team } from "@springtide/contracts";

/** How many more or fewer people of a team. */
export type PeopleChange = NonNullable<NonNullable<ScenarioChanges["teams"]>[string]["people"]>;

/** So many people after the change; nobody becomes less than nobody. */
export function changedCount(count: number, change: PeopleChange): number {
  return Math.max(0, change.kind === "factor" ? Math.round(count * change.factor) : count + change.count);
}

/**
 * Rows of a weekly roster with more or fewer people: on each weekday, the rows of the same dates share out the new number in proportion to what
 * they had, by largest remainders.
 */
export function changedRows(rows: Team["roster"], change: PeopleChange): Team["roster"] {
  const byDay = new Map<string, Team["roster"]>();
  for (const row of rows)
    for (const weekday of row.weekdays) {
      const key = `${weekday} ${row.fromDay ?? ""} ${row.untilDay ?? ""}`;
      byDay.set(key, [...(byDay.get(key) ?? []), { ...row, weekdays: [weekday] }]);
    }
  return [...byDay.values()].flatMap((group) => {
    const heads = sharedOut(
      group.map((row) => row.heads),
      change,
    );
    return group.map((row, i) => ({ ...row, heads: heads[i] ?? row.heads }));
  });
}

function sharedOut(heads: readonly number[], change: PeopleChange): number[] {
  const before = heads.reduce((sum, each) => sum + each, 0);
  if (before === 0) return [...heads];
  const after = changedCount(before, change);
  const exact = heads.map((each) => (each * after) / before);
  const shares = exact.map(Math.floor);
  const left = after - shares.reduce((sum, each) => sum + each, 0);
  const largest = exact
    .map((each, i) => ({ i, rest: each - Math.floor(each) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of largest.slice(0, left)) shares[i] = (shares[i] ?? 0) + 1;
  return shares;
}
