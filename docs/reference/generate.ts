import { writeFileSync } from "node:fs";
import { generatedPages } from "./generated-files.ts";

// Writes the pages that are derived from comments in the code; a test checks that they are current.
for (const { path, text } of await generatedPages()) {
  writeFileSync(new URL(`../../${path}`, import.meta.url), text);
}
