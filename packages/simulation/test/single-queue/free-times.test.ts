import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { occupyEarliest, workAfter } from "../../src/single-queue/free-times.ts";
import { WaitingRoom } from "../../src/single-queue/waiting-room.ts";

describe("the times at which agents are free", () => {
  it("always have the earliest first, in small teams and large", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2, 3, 17, 40, 41, 195, 300),
        fc.array(fc.nat(1e6), { maxLength: 900 }),
        (agents, stays) => {
          const times = new Float64Array(agents);
          const plain = Array.from({ length: agents }, () => 0);
          for (const stay of stays) {
            const [earliest = 0] = plain;
            occupyEarliest(times, earliest + stay);
            plain[0] = earliest + stay;
            plain.sort((left, right) => left - right);
            expect(times[0]).toBe(plain[0]);
          }
          expect([...times].sort((left, right) => left - right)).toEqual(plain);
        },
      ),
    );
  });

  it("tell what is still to be worked", () => {
    expect(workAfter(Float64Array.of(5, 12, 9), 9)).toBe(3);
    expect(workAfter(new Float64Array(0), 9)).toBe(0);
  });
});

describe("a line with places", () => {
  it("takes as many as wait at the same time, and whoever comes when one has just left", () => {
    const room = new WaitingRoom(2);
    expect([room.takes(0, 10), room.takes(1, 4), room.takes(2, 9)]).toEqual([true, true, false]);
    expect([room.takes(4, 20), room.takes(9, 20), room.takes(10, 11)]).toEqual([true, false, true]);
  });

  it("takes nobody without places", () => {
    expect(new WaitingRoom(0).takes(0, 1)).toBe(false);
  });
});
