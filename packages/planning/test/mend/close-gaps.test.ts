import { describe, expect, it } from "vitest";
import { closeGaps } from "../../src/mend/close-gaps.ts";
import { Coverage } from "../../src/mend/cover.ts";
import type { MendAnswer, MendProblem } from "../../src/mend/mend-problem.ts";
import { mendRoster } from "../../src/mend/mend-roster.ts";
import { smallRoster } from "./small-rosters.ts";

/** Heads wanted and not covered, summed over the hours of the small roster. */
function gapHours({ cover, shifts, people }: MendProblem, { changes }: MendAnswer): number {
  if (cover === null) return 0;
  const now = shifts.flatMap((shift, i) => {
    const change = changes.find((one) => one.shift === i);
    return change === undefined ? [shift] : change.now === null ? [] : [change.now];
  });
  const working = now.map((times) => ({ group: people[times.person]?.group ?? -1, times }));
  const coverage = new Coverage(cover, working);
  const wanted = cover.required[0] ?? new Float64Array();
  return wanted.reduce((sum, heads, t) => sum + heads - coverage.covered(t), 0);
}

describe("gaps closed by the same changes", () => {
  it("are never larger, with the same shifts changed", () => {
    let closed = 0;
    for (let seed = 1; seed <= 6; seed += 1) {
      const problem = smallRoster(seed, {
        people: 3,
        shiftsEach: 2,
        stepMinutes: 60,
        mostMinutes: 120,
        hasCover: true,
      });
      const fewest = mendRoster(problem, { nodesPerPerson: 50, nodes: 50 });
      const answer = closeGaps(problem, fewest);
      expect(answer.changes.map(({ shift }) => shift)).toEqual(fewest.changes.map(({ shift }) => shift));
      const [before, after] = [gapHours(problem, fewest), gapHours(problem, answer)];
      expect(after).toBeLessThanOrEqual(before + 1e-6);
      if (after < before - 1e-6) closed += 1;
    }
    expect(closed).toBeGreaterThan(0);
  });
});

describe("heads that people at work can cover", () => {
  it("are the most that any way of putting them to queues covers", () => {
    // Expected by hand: two phone people and one of both, two heads wanted on each queue: phone 2, chat 1.
    const cover = {
      startsMs: Float64Array.of(0),
      endsMs: Float64Array.of(3_600_000),
      required: [Float64Array.of(2), Float64Array.of(2)],
      groupQueues: [[0], [0, 1]],
    };
    const times = { startMs: 0, endMs: 3_600_000, breaks: [] };
    const phone = { group: 0, times };
    const both = { group: 1, times };
    expect(new Coverage(cover, [phone, phone, both]).covered(0)).toBe(3);
    expect(new Coverage(cover, [phone, phone, phone]).covered(0)).toBe(2);
    expect(new Coverage(cover, [both, both, both, both, both]).covered(0)).toBe(4);
    const half = { startMs: 0, endMs: 3_600_000, breaks: [{ startMs: 0, endMs: 1_800_000 }] };
    expect(new Coverage(cover, [{ group: 0, times: half }]).covered(0)).toBe(0.5);
  });
});
