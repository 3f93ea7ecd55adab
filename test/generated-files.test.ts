import { readFileSync } from "node:fs";
import { shopJsonSchema } from "@springtide/exchange";
import { describe, expect, it } from "vitest";
import { generatedFiles } from "../data/schema/generated-files.ts";
import { generatedPages } from "../docs/reference/generated-files.ts";

const files = await generatedFiles();
const pages = await generatedPages();

describe("files derived from the contracts", () => {
  it.each(files)("$path is what data/schema/generate.ts writes", ({ path, text }) => {
    expect(readFileSync(new URL(`../${path}`, import.meta.url), "utf8")).toBe(text);
  });

  it("describes every key of the shop file", () => {
    expect(keysWithoutDescription(shopJsonSchema(), "")).toEqual([]);
  });
});

describe("pages derived from comments in the code", () => {
  it.each(pages)("$path is what docs/reference/generate.ts writes", ({ path, text }) => {
    expect(readFileSync(new URL(`../${path}`, import.meta.url), "utf8")).toBe(text);
  });
});

function keysWithoutDescription(node: unknown, path: string): string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    const inner = keysWithoutDescription(value, `${path}/${key}`);
    const isKey =
      path.endsWith("/properties") && typeof value === "object" && value !== null && !("description" in value);
    return isKey ? [`${path}/${key}`, ...inner] : inner;
  });
}
