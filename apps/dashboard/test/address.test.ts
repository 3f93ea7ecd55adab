import { describe, expect, it } from "vitest";
import { EMPTY_ADDRESS, moved, readAddress, writeAddress } from "../src/address/address.ts";

describe("the page's address", () => {
  it("reads back what it wrote", () => {
    const address = { ...EMPTY_ADDRESS, shop: "garden", queue: "phone", day: "2026-04-13" };
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
    const address = { ...EMPTY_ADDRESS, shop: "garden", queue: "phone", day: "2026-04-13" };
    expect(moved(address, { shop: "lamps" })).toEqual({ ...EMPTY_ADDRESS, shop: "lamps" });
    expect(moved(address, { day: "2026-04-14" })).toEqual({ ...address, day: "2026-04-14" });
  });

  it("keeps what a page says for itself while that page is in view, and no longer", () => {
    const address = readAddress("?shop=garden&view=roster&team=north");
    expect(address.own).toEqual({ team: "north" });
    expect(writeAddress(address)).toBe("?shop=garden&view=roster&team=north");
    expect(moved(address, { day: "2026-04-14" }).own).toEqual({ team: "north" });
    expect(moved(address, { view: "decisions" }).own).toEqual({});
    expect(moved(address, { shop: "lamps" })).toEqual({ ...EMPTY_ADDRESS, shop: "lamps", view: "roster" });
  });
});
