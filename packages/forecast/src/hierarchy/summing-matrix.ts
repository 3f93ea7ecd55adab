import { Refusal } from "@springtide/refusal";

/** Rows are the nodes of a hierarchy (group, shops, channels, queues), columns its leaves: how much of each leaf a node holds. */
export type SummingMatrix = readonly (readonly number[])[];

/** A node of a hierarchy: a queue in a channel, a channel in a shop, a shop in the group. */
export interface HierarchyNode {
  readonly id: string;
  /** The node it is a part of; null for a node at the top. */
  readonly parent: string | null;
}

/**
 * Summing matrix of a tree: one row a node in the order given, one column a leaf (a node that no other names as its parent) in the
 * order given; 1 where the leaf is the node or lies below it.
 * @throws Refusal "node-twice" when an id is given twice, "unknown-parent" when a parent is no node, "circular-hierarchy" when a node
 * lies below itself
 * Cost: O(nodes x depth + nodes x leaves).
 * @example summingMatrix([{ id: "group", parent: null }, { id: "phone", parent: "group" }, { id: "mail", parent: "group" }])[0][1] // => 1
 */
export function summingMatrix(nodes: readonly HierarchyNode[]): number[][] {
  const parents = new Map(nodes.map(({ id, parent }) => [id, parent]));
  nodes.forEach(({ id, parent }, i) => {
    if (nodes.findIndex((other) => other.id === id) !== i)
      throw refused("node-twice", `/nodes/${i}/id`, id, "each node stands once", "Leave one of the two out.");
    if (parent !== null && !parents.has(parent))
      throw refused("unknown-parent", `/nodes/${i}/parent`, parent, "a parent is a node", "Name a node of the list.");
  });
  const inner = new Set(nodes.map(({ parent }) => parent));
  const lines = new Map(nodes.map((node, i) => [node.id, lineage(node.id, parents, i)]));
  const leaves = nodes.filter(({ id }) => !inner.has(id));
  return nodes.map(({ id }) => leaves.map((leaf) => Number(lines.get(leaf.id)?.has(id) === true)));
}

/** A node and all it is part of. */
function lineage(id: string, parents: ReadonlyMap<string, string | null>, at: number): Set<string> {
  const line = new Set<string>();
  for (let node: string | null = id; node !== null; node = parents.get(node) ?? null) {
    if (line.has(node))
      throw refused(
        "circular-hierarchy",
        `/nodes/${at}/parent`,
        `${id} below itself`,
        "a hierarchy is a tree",
        "Let one node of the circle have no parent.",
      );
    line.add(node);
  }
  return line;
}

/**
 * For each leaf the row that is that leaf alone; where two rows are (a shop of one queue), the later one.
 * @throws Refusal "not-a-summing-matrix" when rows differ in length, hold what is no number, or a leaf has no row of its own
 */
export function leafRows(summing: SummingMatrix): Int32Array {
  const leaves = summing[0]?.length ?? 0;
  const rows = new Int32Array(leaves).fill(-1);
  summing.forEach((row, i) => {
    if (row.length !== leaves || !row.every(Number.isFinite))
      throw notSumming(`/summing/${i}`, `${row.length} values in the row`, `each row holds ${leaves} finite numbers`);
    const leaf = row.indexOf(1);
    if (leaf >= 0 && row.every((value, j) => value === Number(j === leaf))) rows[leaf] = i;
  });
  if (leaves === 0) throw notSumming("/summing", "no leaf", "a hierarchy has a leaf or more");
  const missing = rows.indexOf(-1);
  if (missing >= 0)
    throw notSumming("/summing", `no row for leaf ${missing} alone`, "each leaf is itself a node of the hierarchy");
  return rows;
}

function notSumming(field: string, found: string, rule: string): Refusal {
  return refused("not-a-summing-matrix", field, found, rule, "Build it from the tree of nodes.");
}

function refused(code: string, field: string, found: string, rule: string, remedy: string): Refusal {
  return new Refusal({ code, place: { field }, found, rule, remedy });
}
