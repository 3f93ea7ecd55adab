import { describe, expect, it } from "vitest";
import { Refusal } from "@springtide/refusal";
import type { RequestRecord } from "../src/http/request-watch.ts";
import { logFormOf, serverLog } from "../src/http/server-log.ts";

const ANSWERED: RequestRecord = {
  id: "r-1",
  method: "GET",
  route: "/api/shops/:shop",
  status: 200,
  durationMs: 12.345_6,
  isStream: false,
  organisation: 1,
};
const NOW = "2026-11-23T08:00:00.000Z";

function written(form: "json" | "text", records: readonly RequestRecord[]): string[] {
  const lines: string[] = [];
  const { log, record } = serverLog(
    form,
    (line) => lines.push(line),
    () => new Date(NOW),
  );
  log("Garden is planned.\nAt last.");
  records.forEach(record);
  return lines;
}

describe("the log of a server", () => {
  it("is an object on each line for programs, remarks too", () => {
    const lines = written("json", [ANSWERED, { ...ANSWERED, status: 503 }, { ...ANSWERED, durationMs: 4_000 }]);
    const told = lines.map((line): unknown => JSON.parse(line));
    const request = { time: NOW, level: "info", event: "request", ...ANSWERED, durationMs: 12.3 };
    expect(lines.join("")).not.toContain("\n");
    expect(told).toEqual([
      { time: NOW, level: "info", event: "remark", message: "Garden is planned.\nAt last." },
      request,
      { ...request, level: "error", status: 503 },
      { ...request, level: "warn", durationMs: 4_000 },
    ]);
  });

  it("tells people of what failed or was slow, and of nothing else that was asked", () => {
    const records = [
      ANSWERED,
      { ...ANSWERED, status: 404 },
      { ...ANSWERED, status: 500 },
      { ...ANSWERED, durationMs: 4_000, route: null },
      // Followed for as long as somebody looks.
      { ...ANSWERED, durationMs: 600_000, isStream: true },
    ];
    expect(written("text", records).slice(1)).toEqual([
      "GET /api/shops/:shop: 500 after 12 ms, request r-1",
      "GET (no route): 200 after 4000 ms, request r-1",
    ]);
  });

  it("is for people on a terminal, for programs elsewhere, and as it is asked for", () => {
    expect([
      logFormOf(undefined, true),
      logFormOf("", false),
      logFormOf("json", true),
      logFormOf("text", false),
    ]).toEqual(["text", "json", "json", "text"]);
    expect(() => logFormOf("yaml", true)).toThrow(Refusal);
  });
});
