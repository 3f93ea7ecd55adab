/** So many people at least must have one of these groups' skills. */
export interface PeopleNeeded {
  readonly groups: readonly number[];
  readonly people: number;
}

/** The least cost with fractions of people, and the people by group it takes. */
export interface FractionalCover {
  readonly cost: number;
  readonly people: readonly number[];
}

const EPSILON = 1e-9;

/**
 * The least cost of people by group so that every need is met, with fractions of people: no whole mix that meets the needs costs less.
 * Solved from the side of prices: what one head of each need may be charged so that no group is charged more than it costs
 * (simplex on the dual, Bland's rule, so it ends).
 * Source: Chvatal (1983), Linear Programming, ch. 3 and 5.
 * @param costs what one of each group costs, above 0
 */
export function fractionalCover(costs: readonly number[], needs: readonly PeopleNeeded[]): FractionalCover {
  const rows = costs.map((cost, group) => [
    ...needs.map(({ groups }) => (groups.includes(group) ? 1 : 0)),
    ...costs.map((_, other) => (other === group ? 1 : 0)),
    cost,
  ]);
  const width = needs.length + costs.length;
  const last = [...needs.map(({ people }) => -people), ...costs.map(() => 0), 0];
  const basis = costs.map((_, group) => needs.length + group);
  for (;;) {
    const enters = last.findIndex((value, column) => column < width && value < -EPSILON);
    if (enters < 0) break;
    const leaves = leavingRow(rows, basis, enters, width);
    if (leaves < 0) throw new RangeError("A need that no group can meet.");
    pivot(rows, last, leaves, enters);
    basis[leaves] = enters;
  }
  return { cost: last[width] ?? 0, people: costs.map((_, group) => Math.max(0, last[needs.length + group] ?? 0)) };
}

function leavingRow(rows: readonly number[][], basis: readonly number[], enters: number, width: number): number {
  let [leaves, least] = [-1, Infinity];
  rows.forEach((row, at) => {
    const share = row[enters] ?? 0;
    if (share <= EPSILON) return;
    const ratio = (row[width] ?? 0) / share;
    const isTie = Math.abs(ratio - least) <= EPSILON;
    if (isTie ? (basis[at] ?? 0) < (basis[leaves] ?? 0) : ratio < least) [leaves, least] = [at, ratio];
  });
  return leaves;
}

function pivot(rows: readonly number[][], last: number[], leaves: number, enters: number): void {
  const own = rows[leaves] ?? [];
  const by = own[enters] ?? 1;
  own.forEach((value, column) => {
    own[column] = value / by;
  });
  for (const row of [...rows.filter((other) => other !== own), last]) {
    const times = row[enters] ?? 0;
    if (times === 0) continue;
    own.forEach((value, column) => {
      row[column] = (row[column] ?? 0) - times * value;
    });
  }
}
