import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { FIRST_AREAS } from "../src/languages/first-areas.ts";
import type { TextId } from "../src/languages/texts.ts";
import { fetchTexts } from "../src/languages/texts.ts";

const SOURCE = fileURLToPath(new URL("../src/", import.meta.url));
/** What is fetched for the first page: the shell, and the season with its frame. */
const ROOTS = ["main.tsx", "pages/PlanShown.tsx", "pages/PlanFrame.tsx", "season/SeasonPage.tsx"];

it("brings with the first page every text that its modules say", async () => {
  const ids = Object.keys(await fetchTexts("en", "all")) as TextId[];
  const modules = reached(ROOTS);
  expect(modules.size).toBeGreaterThan(100);
  const missing = [...modules].flatMap(([module, text]) =>
    ids
      .filter((id) => text.includes(`"${id}"`) && !FIRST_AREAS.has(id.split(".")[0] ?? ""))
      .map((id) => `${module} says ${id}`),
  );
  expect(missing).toEqual([]);
});

/** The modules that some import, directly or by others, except those they fetch later; each with its text. */
function reached(roots: readonly string[]): ReadonlyMap<string, string> {
  const modules = new Map<string, string>();
  const waiting = [...roots];
  for (let module = waiting.pop(); module !== undefined; module = waiting.pop()) {
    if (modules.has(module) || !existsSync(join(SOURCE, module))) continue;
    const text = readFileSync(join(SOURCE, module), "utf8");
    modules.set(module, text);
    for (const [, isType, path = ""] of text.matchAll(/^import (type )?[^;"]*"(\.[^"]+\.tsx?)";$/gm))
      if (isType === undefined) waiting.push(join(dirname(module), path));
  }
  return modules;
}
