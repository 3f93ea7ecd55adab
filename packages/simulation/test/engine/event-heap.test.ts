import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EventHeap } from "../../src/engine/event-heap.ts";

interface Coming {
  readonly slot: number;
  readonly at: number;
  readonly kind: number;
  readonly turn: number;
}

const step = fc.record({
  what: fc.constantFrom("set", "set", "cancel", "take"),
  slot: fc.nat(30),
  at: fc.nat(12),
  kind: fc.nat(7),
});

describe("the heap of events", () => {
  it("gives them by time, kind and turn, as a sorted list does, however they are set, moved and taken back", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const heap = new EventHeap(16);
        heap.grow(32);
        let list: Coming[] = [];
        steps.forEach(({ what, slot, at, kind }, turn) => {
          const [first] = list;
          const taken = what === "take" ? (first?.slot ?? -1) : slot;
          if (what === "take" && first !== undefined) {
            expect([heap.firstTime(), heap.firstSlot(), heap.firstKind()]).toEqual([first.at, first.slot, first.kind]);
          }
          list = list.filter((one) => one.slot !== taken);
          if (what === "set") {
            heap.schedule(slot, at, kind);
            list.push({ slot, at, kind, turn });
            list.sort((one, other) => one.at - other.at || one.kind - other.kind || one.turn - other.turn);
            expect(heap.timeOf(slot)).toBe(at);
          } else if (taken >= 0) heap.cancel(taken);
          expect(heap.isEmpty()).toBe(list.length === 0);
        });
        for (const { slot } of list) {
          expect(heap.firstSlot()).toBe(slot);
          heap.cancel(slot);
        }
        expect(heap.isEmpty()).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
