import { openDeciding } from "@springtide/season";
import { describe, expect, it } from "vitest";
import { cellPatches } from "../../packages/season/src/decisions/cell-patches.ts";
import { standByFrame } from "../../packages/season/src/decisions/decide-stand-by.ts";
import { agentsThere } from "../../packages/season/src/decisions/heads-there.ts";
import { placedHeads } from "../../packages/season/src/decisions/placed-heads.ts";
import { partner, secondWeek, standBySeason, standByShop } from "./stand-by-shop.ts";

const unasked = () => {
  throw new Error("nothing is solved here");
};

describe("heads placed patch by patch", () => {
  it("stand where all together would put them, whatever was asked before", () => {
    const shop = standByShop({ agreements: [partner({})] });
    const season = standBySeason(shop);
    const question = secondWeek(shop, unasked, { question: season });
    const deciding = openDeciding({ ...season, like: question.deciding });
    const { cells, partners, options, known } = standByFrame(question);
    const [{ losses } = { losses: [] }] = known;
    const agentsWith = placedHeads(deciding, cells, partners)(losses, []);
    for (const few of [[], [0], [0, 7, 7.5], [3], [0], [12, 3]]) {
      const seats = few.map((pick, i) => {
        const { partner: of = 0, from = 0, to = 0 } = options[Math.floor(pick) % options.length] ?? {};
        return { partner: of, from, to, seats: 1.5 + i };
      });
      expect(agentsWith(seats)).toEqual(agentsThere(deciding, cells, partners, { seats, losses }));
    }
  });

  it("are of one patch where they may work the same cells, by one another too", () => {
    const works = (...cells: number[]) => cells.map((cell) => ({ cell, agents: 1 }));
    expect([...cellPatches(7, [works(4, 1), works(5), works(0, 2), works(1, 6), []])]).toEqual([0, 1, 0, 2, 1, 3, 1]);
  });
});
