import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { assignHeads, coverWithBlocks } from "@springtide/planning";

const heads = (...counts: number[]): Uint16Array => Uint16Array.from(counts);
const may = (...bits: number[]): Uint8Array => Uint8Array.from(bits);

describe("who may not work a queue in an interval", () => {
  it("is not put to it, and helps the queue that is left to them", () => {
    // Five people serve phone, then chat; in the second interval only chat.
    const { own, idle } = assignHeads({
      required: [heads(3, 3), heads(3, 3)],
      teams: [{ serves: [0, 1], heads: heads(5, 5), permitted: [may(1, 0), may(1, 1)] }],
    });
    expect([...(own[0] ?? [])]).toEqual([3, 0]);
    expect([...(own[1] ?? [])]).toEqual([2, 3]);
    expect([...(idle[0] ?? [])]).toEqual([0, 2]);
  });

  it("buys no seat for it", () => {
    const { overflow, gap, blocks } = coverWithBlocks({
      gap: [heads(2, 2, 2), heads(1, 1, 1)],
      agreements: [
        {
          id: "partner",
          serves: [0, 1],
          seats: 3,
          blocks: {
            shortestSeconds: 3600,
            longestSeconds: Infinity,
            lengthStepSeconds: 60,
            available: may(1, 1, 1),
            mayStart: may(1, 1, 1),
            seconds: Float64Array.of(3600, 3600, 3600),
          },
          permitted: [may(1, 0, 1), may(1, 1, 1)],
          pricePerHour: 20,
        },
      ],
    });
    expect([...(overflow[0] ?? [])]).toEqual([2, 0, 2]);
    expect([...(overflow[1] ?? [])]).toEqual([1, 1, 1]);
    expect([...(gap[0] ?? [])]).toEqual([0, 2, 0]);
    expect(
      blocks.reduce((sum, { seats, fromInterval, toInterval }) => sum + seats * (toInterval - fromInterval), 0),
    ).toBe(7);
  });

  it("makes no difference where everything is permitted, with any teams", () => {
    const counts = fc.array(fc.nat({ max: 6 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(counts, counts, counts, counts, (phone, chat, one, two) => {
        const required = [heads(...phone), heads(...chat)];
        const all = [may(1, 1, 1, 1), may(1, 1, 1, 1)];
        const teams = [
          { serves: [0, 1], heads: heads(...one) },
          { serves: [1, 0], heads: heads(...two) },
        ];
        expect(assignHeads({ required, teams: teams.map((team) => ({ ...team, permitted: all })) })).toEqual(
          assignHeads({ required, teams }),
        );
      }),
    );
  });
});
