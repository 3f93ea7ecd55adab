import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import ts from "typescript";
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

/** What the compiler says of expressions, each with the names of the package around it. */
function faultsOf(expressions: readonly string[]): string[] {
  const path = join(SOURCES, "examples-of-this-test.ts");
  const names = Object.keys(staffing).join(", ");
  const lines = expressions.map((expression) => `void (${expression});`);
  const text = [`import { ${names} } from "./index.ts";`, ...lines].join("\n");
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    lib: ["lib.es2023.d.ts"],
    module: ts.ModuleKind.NodeNext,
    customConditions: ["@springtide/source"],
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
    strict: true,
    // An example may show what is null for another queue.
    strictNullChecks: false,
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (file, version) =>
    file === path ? ts.createSourceFile(path, text, version) : read(file, version);
  const program = ts.createProgram([path], options, host);
  const source = program.getSourceFile(path);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
    ({ messageText, start = 0 }) => {
      const line = text.slice(0, start).split("\n").length - 2;
      return `${expressions[line] ?? "imports"}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    },
  );
}

describe("the types of examples", () => {
  it("are those of the package: no field is misspelt, none is missing", () => {
    expect(faultsOf(examples.map(({ example }) => readExample(example).expression))).toEqual([]);
  });

  it("are looked at: a misspelt field, which a run would pass over, is found", () => {
    const [fault, ...more] = faultsOf([
      "waitProbability({ agents: 14, loadErlangs: 10 })",
      "waitProbability({ agents: 14, loadErlangs: 10, whitin: 3 })",
    ]);
    expect(more).toEqual([]);
    expect(fault).toContain("whitin");
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
