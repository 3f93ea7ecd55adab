import { Refusal } from "@springtide/refusal";
import { readTextFile, type TextFile } from "./read-text-file.ts";

/** The value in a JSON file, not yet checked. @throws Refusal if it cannot be read or is not JSON */
export async function readJsonFile(file: TextFile): Promise<unknown> {
  const text = await readTextFile(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Refusal({
      code: "json-not-well-formed",
      place: { file: file.path },
      found: `something that is not JSON (${error.message})`,
      rule: `${file.what} is a JSON file, whole`,
      remedy: "It may have been cut off or edited: write it again.",
    });
  }
}
