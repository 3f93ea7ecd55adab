import { readFileSync } from "node:fs";

/** Cases of a vector file under test/vectors, as written there; each test names the type it reads. */
export function vectorCases(name: string): readonly { id: string; type?: string; in: unknown; out: unknown }[] {
  const file = new URL(`../../../test/vectors/${name}.json`, import.meta.url);
  const { cases } = JSON.parse(readFileSync(file, "utf8")) as {
    cases: { id: string; type?: string; in: unknown; out: unknown }[];
  };
  return cases;
}
