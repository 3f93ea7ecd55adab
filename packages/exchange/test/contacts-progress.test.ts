import { Cancelled } from "@springtide/refusal";
import { describe, expect, it } from "vitest";
import { readText } from "./contact-file.ts";

const rows = Array.from({ length: 40_000 }, (_, at) => {
  const start = new Date(Date.UTC(2025, 0, 1) + at * 900_000).toISOString().slice(0, 16);
  return `${start}Z,phone,${at % 90}\n`;
});
const LONG = `interval_start,queue,offered\n${rows.join("")}`;

describe("reading a long file", () => {
  it("tells how far it is, up to the end", async () => {
    const steps: [number, number][] = [];
    const read = await readText(LONG, { progress: (done, total) => steps.push([done, total]) });
    expect(read.report.rowsRead).toBe(40_000);
    expect(steps.length).toBeGreaterThan(2);
    expect(steps.every(([done], at) => done >= (steps[at - 1]?.[0] ?? 0))).toBe(true);
    expect(steps.at(-1)).toEqual([LONG.length, LONG.length]);
  });

  it("stops when it is asked to", async () => {
    const signal = { aborted: false };
    const progress = (): void => {
      signal.aborted = true;
    };
    await expect(readText(LONG, { cancel: signal, progress })).rejects.toThrow(Cancelled);
  });
});
