import { describe, expect, it } from "vitest";
import { houseOf, runHouse, type AttemptRecord, type ContactCentre } from "../../src/index.ts";
import { fullHouse } from "./full-house.ts";

/** FNV-1a over the whole numbers of every record. */
function hashOf(centre: ContactCentre, seed: number, replication: number): { hash: string; attempts: number } {
  let hash = 0x811c9dc5;
  let attempts = 0;
  const ends = ["answered", "abandoned", "blocked", "turned-away"];
  const mix = (value: number): void => {
    for (const word of [value | 0, Math.floor(value / 2 ** 32)]) hash = Math.imul(hash ^ word, 0x01000193);
  };
  const observer = (one: AttemptRecord): void => {
    attempts += 1;
    [one.queue, one.interval, one.rank, one.attempt, one.offeredAtMicros, one.waitMicros, one.agent].forEach(mix);
    mix(ends.indexOf(one.end));
  };
  runHouse(houseOf(centre), { seed, replication, observer });
  return { hash: (hash >>> 0).toString(16), attempts };
}

describe("a history", () => {
  it("is the same for the same seed, to the microsecond", () => {
    expect(hashOf(fullHouse, 7, 0)).toEqual(hashOf(fullHouse, 7, 0));
  });

  it("is another one for another seed or replication", () => {
    const hashes = [hashOf(fullHouse, 7, 0), hashOf(fullHouse, 8, 0), hashOf(fullHouse, 7, 1)].map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(3);
  });

  it("is the one that it was: an alarm for changes of the streams or of the order of events, no proof", () => {
    expect(hashOf(fullHouse, 20_261_122, 0)).toEqual({ hash: "2dd6b8bf", attempts: 334 });
  });
});
