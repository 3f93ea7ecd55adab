import { describe, expect, it } from "vitest";
import { waitChoices } from "../src/what-if/wait-choices.ts";

describe("waits to promise", () => {
  it("stay of the stored wait's kind, since another kind is another model", () => {
    expect(waitChoices(20).every((seconds) => seconds < 3600)).toBe(true);
    expect(waitChoices(86_400).every((seconds) => seconds >= 3600)).toBe(true);
  });

  it("have the stored wait among them, in its place", () => {
    const seconds = waitChoices(25);
    expect(seconds).toContain(25);
    expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
    expect(waitChoices(20).filter((choice) => choice === 20)).toEqual([20]);
  });
});
