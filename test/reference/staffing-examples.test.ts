import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import * as staffing from "@springtide/staffing";
import { describe, expect, it } from "vitest";
import { readExample } from "../../docs/reference/example.ts";

const SOURCES = fileURLToPath(new URL("../../packages/staffing/src/", import.meta.url));
/** What an expression may use besides the names that the package offers. */
const SURROUNDINGS = { Float64Array, Float32Array, Int32Array, Uint32Array, Uint8Array, Array, Math, Number };

/** Every line of the package that begins as an example, in whichever comment it stands. */
const examples = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .flatMap((file) =>
    readFileSync(join(SOURCES, file), "utf8")
      .split("\n")
      .flatMap((text, line) => {
        const [, example] = /@example\s*(.*)$/.exec(text) ?? [];
        return example === undefined ? [] : [{ place: `${file}:${line + 1}`, example: example.trim() }];
      }),
  );

/** The number that the expression of a docstring gives, with the names of the package around it. */
function valueOf(expression: string): unknown {
  const value: unknown = runInNewContext(`(${expression})`, { ...SURROUNDINGS, ...staffing });
  return value;
}

function check(line: string): void {
  const { expression, value, tolerance } = readExample(line);
  const got = valueOf(expression);
  if (typeof got !== "number") throw new TypeError(`"${expression}" gives ${String(got)}, which is no number`);
  // A promised equality may miss by what the last digits of a double can do.
  const rounding = 1e-9 * Math.abs(value);
  expect(Math.abs(got - value), `${expression} is ${got}`).toBeLessThanOrEqual(tolerance * (1 + 1e-9) + rounding);
}

describe("examples in the comments of the staffing package", () => {
  it("are many", () => {
    expect(examples.length).toBeGreaterThan(20);
  });

  it.each(examples)("$place holds to the digits printed", ({ example }) => {
    check(example);
  });
});

describe("the check of examples", () => {
  it("reads the number after its last word, and how far it may be off", () => {
    const { tolerance, ...read } = readExample("f({ a: 3 }) // 4/19, about 0.2105");
    expect(read).toEqual({ expression: "f({ a: 3 })", value: 0.2105 });
    expect(tolerance).toBeCloseTo(0.00005, 15);
    expect(readExample("f(1) // => 8,245,898")).toMatchObject({ value: 8_245_898, tolerance: 0 });
    expect(readExample("f(1) // about 1.5e-7").tolerance).toBeCloseTo(0.5e-8, 20);
  });

  it.each([
    "",
    "waitProbability({ agents: 14, loadErlangs: 10 })",
    "waitProbability({ agents: 14, loadErlangs: 10 }) // 0.1741",
    "waitProbability({ agents: 14, loadErlangs: 10 }) // about a sixth",
    "waitProbability({ agents: 14, loadErlangs: 10 }) // about 0.1742",
    "waitProbability({ agents: 14, loadErlangs: 10 }) // => 0.1741",
    "waitProbability({ agents: 14, loadErlangs: 10 } // about 0.1741",
    "noSuchFunction(14) // about 0.1741",
    "waitProbability({ agents: 14 }) // about 0.1741",
    "staffing // about 1",
    "erlangC({ agents: 14, loadErlangs: 10, ahtSeconds: 180, withinSeconds: 20 }) // about 0.8884",
  ])("fails for: %s", (line) => {
    expect(() => {
      check(line);
    }).toThrow();
  });
});
