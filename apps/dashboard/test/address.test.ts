import { describe, expect, it } from "vitest";
import { moved, readAddress, writeAddress } from "../src/address/address.ts";

describe("the page's address", () => {
  it("reads back what it wrote", () => {
    const address = { shop: "garden", queue: "phone", day: "2026-04-13", model: null, view: null, period: null };
    expect(writeAddress(address)).toBe("?shop=garden&queue=phone&day=2026-04-13");
    expect(readAddress(writeAddress(address))).toEqual(address);
    expect(writeAddress(readAddress(""))).toBe("");
    const asked = { ...address, model: "erlang-c" as const };
    expect(readAddress(writeAddress(asked))).toEqual(asked);
    expect(readAddress("?shop=garden&model=crystal-ball").model).toBeNull();
    const roster = { ...address, view: "roster" as const };
    expect(readAddress(writeAddress(roster))).toEqual(roster);
    const period = { ...address, view: "decisions" as const, period: "northdesk-2026-04-13" };
    expect(readAddress(writeAddress(period))).toEqual(period);
    expect(readAddress("?view=crystal-ball").view).toBeNull();
  });

  it("drops queue, day and model when the shop changes, and only then", () => {
    const address = { shop: "garden", queue: "phone", day: "2026-04-13", model: null, view: null, period: null };
    expect(moved(address, { shop: "lamps" })).toEqual({
      shop: "lamps",
      queue: null,
      day: null,
      model: null,
      view: null,
      period: null,
    });
    expect(moved(address, { day: "2026-04-14" })).toEqual({ ...address, day: "2026-04-14" });
  });
});
