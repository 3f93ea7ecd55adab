import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerTo, type Answer } from "./captured.ts";
import { smallFiles } from "./small-files.ts";

let files: Awaited<ReturnType<typeof smallFiles>>;
beforeAll(async () => {
  files = await smallFiles();
});
afterAll(() => files.remove());

/** What the command line answers when a forecast is given as well. */
async function planWith(...forecasts: readonly string[]): Promise<Answer> {
  const options = forecasts.flatMap((forecast) => ["--weather-forecast", forecast]);
  const { shop, contacts, out } = files;
  return answerTo(["plan", shop, "--contacts", contacts, "--out", out, ...options, "--json", "--quiet"]);
}

async function forecastFile(name: string, maxC: number): Promise<string> {
  const path = join(files.folder, name);
  await writeFile(path, `date,tmax_c\n2026-04-10,${maxC}\n2026-04-11,${maxC}\n`);
  return path;
}

const codesOf = ({ out }: Answer): unknown => JSON.parse(out);

describe("--weather-forecast", () => {
  it("is read, and what it holds is said", async () => {
    const { code, out } = await planWith(`home=${await forecastFile("one.csv", 12)}`);
    expect(code).toBe(0);
    expect(out).toContain("a forecast of one course for market home, 2026-04-10 to 2026-04-11.");
  });

  it("is refused with the row and column of what is impossible", async () => {
    const answer = await planWith(await forecastFile("hot.csv", 99));
    expect(answer.code).toBe(2);
    expect(codesOf(answer)).toMatchObject({
      errors: [
        { code: "temperature-impossible", place: { row: 2, column: "tmax_c" }, found: "99" },
        { code: "temperature-impossible", place: { row: 3, column: "tmax_c" }, found: "99" },
      ],
    });
  });

  it("is refused twice for one market", async () => {
    const answer = await planWith(await forecastFile("a.csv", 9), await forecastFile("b.csv", 10));
    expect(answer.code).toBe(2);
    expect(codesOf(answer)).toMatchObject({ errors: [{ code: "forecast-twice" }] });
  });
});
