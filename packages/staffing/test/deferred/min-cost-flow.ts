import type { DeferredPlanNeed } from "../../src/index.ts";

interface Arc {
  readonly to: number;
  left: number;
  readonly price: number;
  readonly back: number;
}

/** Cheapest-path augmentation (Bellman and Ford) on the transportation network written out arc by arc: slow and plain. */
class Network {
  private readonly arcs: Arc[] = [];
  private readonly arcsOf: number[][];

  constructor(nodes: number) {
    this.arcsOf = Array.from({ length: nodes }, () => []);
  }

  connect(from: number, to: number, capacity: number, price: number): void {
    const index = this.arcs.length;
    this.arcs.push({ to, left: capacity, price, back: index + 1 }, { to: from, left: 0, price: -price, back: index });
    this.arcsOf[from]?.push(index);
    this.arcsOf[to]?.push(index + 1);
  }

  /** The price of the cheapest greatest flow. */
  cheapest(source: number, sink: number): number {
    let total = 0;
    for (;;) {
      const path = this.cheapestPath(source, sink);
      if (path === null) return total;
      const amount = Math.min(...path.map((arc) => arc.left));
      for (const arc of path) {
        arc.left -= amount;
        const back = this.arcs[arc.back];
        if (back) back.left += amount;
        total += amount * arc.price;
      }
    }
  }

  private cheapestPath(source: number, sink: number): Arc[] | null {
    const price = this.arcsOf.map((_, node) => (node === source ? 0 : Infinity));
    const arrivedBy: (Arc | undefined)[] = [];
    for (let changed = true; changed;) {
      changed = false;
      for (const [node, indices] of this.arcsOf.entries()) {
        for (const index of indices) {
          const arc = this.arcs[index];
          if (arc === undefined || arc.left <= 1e-12) continue;
          const offer = (price[node] ?? Infinity) + arc.price;
          if (offer >= (price[arc.to] ?? Infinity) - 1e-9) continue;
          price[arc.to] = offer;
          arrivedBy[arc.to] = arc;
          changed = true;
        }
      }
    }
    if (price[sink] === Infinity) return null;
    const path: Arc[] = [];
    for (let node = sink; node !== source;) {
      const arc = arrivedBy[node];
      if (arc === undefined) return null;
      path.push(arc);
      node = this.arcs[arc.back]?.to ?? source;
    }
    return path;
  }
}

/** The least cost by the network of the definition: work to every period of its window or to lateness, hours by price. */
export function leastCostByFlow(need: DeferredPlanNeed): number {
  const periods = need.spareHours.length;
  const items = need.work.flatMap(({ workHours, lastPeriods }) =>
    Array.from(workHours, (hours, first) => ({ hours, first, last: Math.min(lastPeriods[first] ?? 0, periods - 1) })),
  );
  const [source, sink] = [items.length + periods, items.length + periods + 1];
  const network = new Network(sink + 1);
  items.forEach(({ hours, first, last }, item) => {
    network.connect(source, item, hours, 0);
    network.connect(item, sink, Infinity, need.lateCostPerHour);
    for (let period = first; period <= last; period += 1) network.connect(item, items.length + period, Infinity, 0);
  });
  for (let period = 0; period < periods; period += 1) {
    network.connect(items.length + period, sink, need.spareHours[period] ?? 0, 0);
    network.connect(items.length + period, sink, need.extraMaxHours[period] ?? 0, need.extraCostPerHour[period] ?? 0);
  }
  return network.cheapest(source, sink);
}
