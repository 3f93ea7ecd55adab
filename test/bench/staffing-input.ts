import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** One quarter hour of the year that other tools were measured on. */
export interface BenchInterval {
  readonly loadErlangs: number;
  readonly ahtSeconds: number;
}

const SHARED = process.env["SPRINGTIDE_SHARED"] ?? fileURLToPath(new URL("../../../shared", import.meta.url));
const GENERATOR = join(SHARED, "bench", "staffing", "generate.mjs");

/** Where the year should come from, if it is not there. */
export function missingGenerator(): string | null {
  return existsSync(GENERATOR) ? null : GENERATOR;
}

/** 35,040 quarter hours of 0.1 to 400 erlangs, written by the generator and read back. */
export function readYear(): BenchInterval[] {
  const folder = mkdtempSync(join(tmpdir(), "springtide-bench-"));
  try {
    const file = join(folder, "intervals.csv");
    execFileSync(process.execPath, [GENERATOR, file]);
    const rows = readFileSync(file, "utf8").trim().split("\n").slice(1);
    return rows.map((row) => {
      const [, contacts, aht] = row.split(",").map(Number);
      if (contacts === undefined || aht === undefined) throw new Error(`The generator wrote a row of no use: ${row}`);
      return { loadErlangs: (contacts * aht) / 900, ahtSeconds: aht };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
