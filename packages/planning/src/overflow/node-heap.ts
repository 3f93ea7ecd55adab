interface Entry {
  readonly node: number;
  readonly key: number;
}

/** A binary heap of nodes, the least key first; a node may stand in it several times. */
export class NodeHeap {
  private readonly entries: Entry[] = [];

  push(node: number, key: number): void {
    const { entries } = this;
    let at = entries.length;
    const entry = { node, key };
    entries.push(entry);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = entries[parent];
      if (above === undefined || above.key <= key) break;
      entries[at] = above;
      at = parent;
    }
    entries[at] = entry;
  }

  pop(): Entry | undefined {
    const { entries } = this;
    const top = entries[0];
    const last = entries.pop();
    if (last === undefined || entries.length === 0) return top;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const child = this.keyAt(left + 1) < this.keyAt(left) ? left + 1 : left;
      const below = entries[child];
      if (below === undefined || below.key >= last.key) break;
      entries[at] = below;
      at = child;
    }
    entries[at] = last;
    return top;
  }

  private keyAt(index: number): number {
    return this.entries[index]?.key ?? Infinity;
  }
}
