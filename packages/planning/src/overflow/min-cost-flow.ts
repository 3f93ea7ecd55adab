import { NodeHeap } from "./node-heap.ts";

/**
 * Least-cost flow from nodes with excess to nodes with deficit by successive shortest paths: Dijkstra on reduced
 * costs, stopped at the first deficit, so that on a time line each search stays near where it began. Costs are not
 * negative; whole costs below 2^53 along any path keep every step exact.
 * Source: Ahuja, Magnanti & Orlin (1993), Network Flows, section 9.7. Cost: one local search for each augmentation.
 */
export class MinCostFlow {
  private readonly head: number[] = [];
  private readonly cost: number[] = [];
  private readonly room: number[] = [];
  private readonly arcsOf: number[][];
  private readonly potential: Float64Array;
  private readonly distance: Float64Array;
  private readonly reachedBy: Int32Array;
  private touched: number[] = [];

  constructor(nodes: number) {
    this.arcsOf = Array.from({ length: nodes }, () => []);
    this.potential = new Float64Array(nodes);
    this.distance = new Float64Array(nodes).fill(Infinity);
    this.reachedBy = new Int32Array(nodes).fill(-1);
  }

  /** Returns the arc's number; every arc is followed by its reverse. */
  addArc(from: number, to: number, capacity: number, cost: number): number {
    const arc = this.head.length;
    this.head.push(to, from);
    this.cost.push(cost, -cost);
    this.room.push(capacity, 0);
    this.arcsOf[from]?.push(arc);
    this.arcsOf[to]?.push(arc + 1);
    return arc;
  }

  flow(arc: number): number {
    return this.room[arc + 1] ?? 0;
  }

  /**
   * Sends every excess (positive) to deficits (negative); `excess` ends as zeros. Nodes are taken from the last to
   * the first: where free arcs lead back to lower numbers, most excess then finds a deficit at once, and only the
   * rest needs a long search.
   * @throws Error where no such flow exists
   */
  solve(excess: Float64Array): void {
    for (let node = excess.length - 1; node >= 0; node -= 1)
      while ((excess[node] ?? 0) > 0) {
        const target = this.nearestDeficit(node, excess);
        if (target < 0) throw new Error("the flow has no way to go");
        this.augment(node, target, excess);
      }
  }

  private nearestDeficit(source: number, excess: Float64Array): number {
    const settled: number[] = [];
    const heap = new NodeHeap();
    this.reach(source, 0, -1, heap);
    for (let top = heap.pop(); top !== undefined; top = heap.pop()) {
      const { node, key } = top;
      if (key > (this.distance[node] ?? 0)) continue;
      if ((excess[node] ?? 0) < 0) {
        this.settle(settled, key);
        return node;
      }
      settled.push(node);
      for (const arc of this.arcsOf[node] ?? []) {
        if ((this.room[arc] ?? 0) <= 0) continue;
        const next = this.head[arc] ?? 0;
        const reduced = (this.cost[arc] ?? 0) + (this.potential[node] ?? 0) - (this.potential[next] ?? 0);
        if (key + reduced < (this.distance[next] ?? Infinity)) this.reach(next, key + reduced, arc, heap);
      }
    }
    return -1;
  }

  private reach(node: number, distance: number, arc: number, heap: NodeHeap): void {
    this.distance[node] = distance;
    this.reachedBy[node] = arc;
    this.touched.push(node);
    heap.push(node, distance);
  }

  /** Only nodes nearer than the target change their potential; the rest of the line is left alone. */
  private settle(settled: readonly number[], length: number): void {
    for (const node of settled)
      this.potential[node] = (this.potential[node] ?? 0) + (this.distance[node] ?? 0) - length;
    for (const node of this.touched) this.distance[node] = Infinity;
    this.touched = [];
  }

  private augment(source: number, target: number, excess: Float64Array): void {
    let amount = Math.min(excess[source] ?? 0, -(excess[target] ?? 0));
    const path: number[] = [];
    for (let node = target; node !== source;) {
      const arc = this.reachedBy[node] ?? 0;
      path.push(arc);
      amount = Math.min(amount, this.room[arc] ?? 0);
      node = this.head[arc ^ 1] ?? source;
    }
    for (const arc of path) {
      this.room[arc] = (this.room[arc] ?? 0) - amount;
      this.room[arc ^ 1] = (this.room[arc ^ 1] ?? 0) + amount;
    }
    excess[source] = (excess[source] ?? 0) - amount;
    excess[target] = (excess[target] ?? 0) + amount;
  }
}
