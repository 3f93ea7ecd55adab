import { extname } from "node:path";
import type { Shop } from "@springtide/contracts";
import { parseOrRefuse, resolveShop, ShopFile } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { readTextFile } from "../files/read-text-file.ts";
import { placeFindings } from "./place-findings.ts";
import { withLines } from "./with-lines.ts";
import { parseYaml } from "./yaml-source.ts";

const ENDINGS = [".yaml", ".yml", ".json"];

/**
 * Reads a shop description and resolves it: defaults filled in, durations in seconds, references, zones, countries and
 * subdivisions checked.
 * @throws Refusal with every finding at once; `row` is the line in the file and `field` the JSON pointer
 */
export async function readShop(path: string): Promise<Shop> {
  if (!ENDINGS.includes(extname(path).toLowerCase()))
    throw new Refusal({
      code: "shop-file-ending",
      place: { file: path },
      found: extname(path) === "" ? "a name without an ending" : `the ending ${extname(path)}`,
      rule: "a shop description is a .yaml, .yml or .json file",
      remedy: "Name the shop description; contacts and weather are given beside it.",
    });
  return shopFromText(await readTextFile({ path, what: "a shop description", largestMegabytes: 4 }), path);
}

/** The same for text that is already at hand. @param file name for the findings' place */
export function shopFromText(text: string, file: string): Shop {
  const { value, lines } = parseYaml(text, file);
  return withLines(lines, file, () => {
    const shopFile = parseOrRefuse(ShopFile, value);
    return resolved(shopFile);
  });
}

/**
 * The same for a description that did not come from a file. The second step is another's to tell apart: what has not the form of a
 * description at all, and what one part of it says against another.
 * @throws Refusal with every finding; `field` is the JSON pointer
 */
export function shopFromValue(value: unknown): () => Shop {
  const shopFile = parseOrRefuse(ShopFile, value);
  return () => resolved(shopFile);
}

/** Resolves a shop and looks up the places it names; a person sees the findings of both at once. */
function resolved(shopFile: ShopFile): Shop {
  const wrongPlaces = placeFindings(shopFile);
  try {
    const shop = resolveShop(shopFile);
    if (wrongPlaces.length === 0) return shop;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal([...error.findings, ...wrongPlaces]);
  }
  throw new Refusal(wrongPlaces);
}
