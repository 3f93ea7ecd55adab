import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { answerTo } from "./captured.ts";
import { smallFiles } from "./small-files.ts";

const PROGRAM = fileURLToPath(new URL("../bin/springtide.js", import.meta.url));

describe("help", () => {
  it.each([[], ["--help"], ["-h"], ["help"]])("is given for: springtide %s", async (...typed) => {
    const { code, out, err } = await answerTo(typed);
    expect([code, err]).toEqual([0, ""]);
    for (const word of ["plan", "staff", "import", "serve", "Usage: springtide <command>", "Exit codes: 0 done"])
      expect(out).toContain(word);
  });

  it.each([
    ["plan", ["--contacts <file.csv>", "--weather", "--out <folder>", "--ready-for", "--json", "--set-aside"]],
    ["import", ["--contacts <file.csv>", "--data <folder>"]],
    ["staff", ["--contacts <100>", "--target <80/20>", "--segments", "--solve", "--explain", "--from", "--out"]],
    ["serve", ["--port <4280>", "--data <folder>"]],
  ])("explains %s with every option it takes", async (command, options) => {
    const { code, out } = await answerTo([command, "--help"]);
    expect(code).toBe(0);
    expect(out).toContain(`Usage: springtide ${command}`);
    for (const option of options) expect(out).toContain(option);
  });
});

describe("a word that is not known", () => {
  it.each([
    ["a command", ["plna"], "unknown-command", "Did you mean springtide plan?"],
    ["a command like no other", ["xylophone"], "unknown-command", "See: springtide --help"],
    ["an option", ["plan", "shop.yaml", "--contcats", "x"], "unknown-option", "Did you mean --contacts?"],
    ["an option like no other", ["plan", "shop.yaml", "--xylophone"], "unknown-option", "See: springtide plan --help"],
    ["a short option", ["plan", "shop.yaml", "-x"], "unknown-option", "springtide plan --help"],
    ["an option's name that every object has", ["plan", "--constructor"], "unknown-option", "springtide plan --help"],
  ])("is refused with the nearest that is: %s", async (_, typed, code, remedy) => {
    const answer = await answerTo(typed);
    expect(answer).toMatchObject({ code: 2, out: "" });
    expect(answer.err).toContain(`${code}: `);
    expect(answer.err).toContain(remedy);
  });
});

describe("an option", () => {
  it.each([
    ["at the end", ["plan", "shop.yaml", "--contacts"]],
    ["before another option", ["plan", "shop.yaml", "--contacts", "--weather", "w.csv"]],
    ["with an empty value", ["plan", "shop.yaml", "--contacts="]],
  ])("without its value is refused: %s", async (_, typed) => {
    const { code, err } = await answerTo(typed);
    expect(code).toBe(2);
    expect(err).toMatch(/^option-without-value: found --contacts with nothing after it/);
  });

  it("that is a switch takes no value", async () => {
    const { code, err } = await answerTo(["plan", "shop.yaml", "--quiet=no"]);
    expect(code).toBe(2);
    expect(err).toMatch(/^option-with-value: found --quiet=no/);
  });

  it("may come before the words and be written with =", async () => {
    const { err } = await answerTo(["plan", "--contacts=c.csv", "nowhere.yaml", "--out", "x"]);
    expect(err).toMatch(/nowhere\.yaml/);
  });
});

describe("the words of a command", () => {
  it.each([
    ["none", ["plan"], "found nothing"],
    ["two", ["plan", "a.yaml", "b.yaml"], 'found "a.yaml" "b.yaml"'],
    ["one where none belongs", ["serve", "here"], "takes no further words"],
  ])("are counted: %s", async (_, typed, words) => {
    const { code, err } = await answerTo(typed);
    expect(code).toBe(2);
    expect(err).toMatch(/^wrong-words: /);
    expect(err).toContain(words);
  });

  it("are refused in JSON where that is asked for", async () => {
    const { code, out, err } = await answerTo(["plan", "--json"]);
    expect([code, err]).toEqual([2, ""]);
    expect(JSON.parse(out)).toMatchObject({ total: 1, errors: [{ code: "wrong-words", place: {} }] });
  });
});

describe("a port", () => {
  it.each(["eighty", "70000", "-1", "80.5", ""])("that is none is refused: %s", async (port) => {
    const { code, err } = await answerTo(["serve", "--port", port]);
    expect(code).toBe(2);
    expect(err).toMatch(/port-not-a-port|option-without-value/);
  });
});

describe("the program itself", () => {
  const description = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  const version = /"version": "(.*)"/.exec(description)?.[1];

  it.each(["--version", "-V"])("says its version from any folder: %s", (option) => {
    const { status, stdout } = spawnSync(process.execPath, [PROGRAM, option], { cwd: tmpdir(), encoding: "utf8" });
    expect([status, stdout]).toEqual([0, `${version}\n`]);
  });

  it("ends with 2 and one line on standard error where a person can mend it", () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, "plan", "nowhere.yaml"], {
      cwd: tmpdir(),
      encoding: "utf8",
    });
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });

  it("takes paths from where npx was typed, not from where npx went", async () => {
    const files = await smallFiles();
    try {
      const { status, stderr } = spawnSync(
        process.execPath,
        [PROGRAM, "plan", "shop.yaml", "--contacts", "contacts.csv", "--out", "plan", "--quiet"],
        {
          cwd: fileURLToPath(new URL("..", import.meta.url)),
          env: { ...process.env, npm_command: "exec", INIT_CWD: files.folder },
          encoding: "utf8",
        },
      );
      expect([status, stderr]).toEqual([0, ""]);
      expect(existsSync(join(files.out, "plan.json"))).toBe(true);
    } finally {
      await files.remove();
    }
  });

  it("goes on in peace where its reader has seen enough", async () => {
    const child = spawn(process.execPath, [PROGRAM, "--help"], { stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.destroy();
    let err = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    expect(await once(child, "close")).toEqual([0, null]);
    expect(err).toBe("");
  });
});
