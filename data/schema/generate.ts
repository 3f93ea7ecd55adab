import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { generatedFiles } from "./generated-files.ts";

// Writes the files that are derived from the contracts; a test checks that they are current.
for (const { path, text } of await generatedFiles()) {
  const target = new URL(`../../${path}`, import.meta.url);
  mkdirSync(fileURLToPath(new URL(".", target)), { recursive: true });
  writeFileSync(target, text);
}
