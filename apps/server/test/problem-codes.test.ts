import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ProblemCode } from "@springtide/contracts";
import { problemCodes } from "@springtide/contracts";
import { expect, it } from "vitest";

const SOURCE = fileURLToPath(new URL("../src", import.meta.url));
const explained: Readonly<Record<string, ProblemCode>> = problemCodes;

it("every problem that the server can answer with is explained, with the status it has", () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const made = files.flatMap((name) => [
    ...readFileSync(join(SOURCE, name), "utf8").matchAll(/new HttpProblem\(\s*(\d{3}),\s*"([a-z0-9-]+)"/g),
  ]);
  expect(made.length).toBeGreaterThan(40);
  const wrong = made.filter(([, status, code = ""]) => explained[code]?.status !== Number(status));
  expect(wrong.map(([, status, code]) => `${status} ${code}`)).toEqual([]);
});
