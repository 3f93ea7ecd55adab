import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { examine, importFileAt, readShop } from "@springtide/exchange";
import { codesOf } from "./look.ts";

// The files are not ours to pass on: they lie beside the repository where they are at hand at all.
const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const REAL = join(process.env.SPRINGTIDE_SHARED ?? join(ROOT, "..", "shared"), "data", "real");
if (!existsSync(REAL))
  process.stdout.write(`Real series in the doctor: NOT CHECKED, there is no ${REAL} (set SPRINGTIDE_SHARED).\n`);

/** By file: rows as Python's csv module counts them, and the doubts that are right. */
const SERIES: readonly [path: string, rows: number, doubts: readonly string[]][] = [
  // A file of local times alone does not say in which zone they are; nor may it be guessed.
  ["bank_calls_2003/calls_5min.csv.gz", 21_294, ["zone-assumed"]],
  ["bike_sharing_dc_hourly/rentals_hourly.csv.gz", 8_645, ["zone-assumed"]],
  ["anonymous_bank_feb1999/calls.csv.gz", 23_552, ["zone-assumed"]],
  ["brooklyn_noise_hourly_2023/requests_hourly.csv.gz", 8_759, []],
  ["nyc_311_total_daily/requests_daily.csv.gz", 731, []],
  ["travel_booking_daily_semisynthetic/calls_daily.csv.gz", 1_155, []],
];

describe.skipIf(!existsSync(REAL))(
  "real series in the doctor (skipped where the shared data are not beside the repository)",
  () => {
    it.each(SERIES)("%s is read whole, without a false alarm", async (path, rows, doubts) => {
      const read = await examine(importFileAt(join(REAL, path)), { shop: null });
      expect(read.diagnosis).toMatchObject({ rowsRead: rows, ready: true });
      expect(codesOf(read)).toEqual(doubts);
    });
  },
);

it.each(["lamps", "garden"])("the past of the demo shop %s is without a doubt", async (name) => {
  const folder = join(ROOT, "data", name);
  const shop = await readShop(join(folder, "shop.yaml"));
  const read = await examine(importFileAt(join(folder, "contacts.csv")), { shop });
  expect([basename(read.diagnosis.file), codesOf(read), read.diagnosis.ready]).toEqual(["contacts.csv", [], true]);
});
