import { readFileSync } from "node:fs";

/** Of this package; all of the product's packages carry the same. */
export function softwareVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  if (
    typeof manifest === "object" &&
    manifest !== null &&
    "version" in manifest &&
    typeof manifest.version === "string"
  )
    return manifest.version;
  throw new Error("The server's package.json has no version.");
}
