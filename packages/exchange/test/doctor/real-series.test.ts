import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { applyMends, examine, importFileAt, readShop } from "@springtide/exchange";
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
  // Rentals are those of casual and of registered users together.
  ["bike_sharing_dc_hourly/rentals_hourly.csv.gz", 8_645, ["totals-queue", "zone-assumed"]],
  // Beside the local times it has those of UTC, which leave nothing to guess.
  ["anonymous_bank_feb1999/calls.csv.gz", 23_552, []],
  ["anonymous_bank_feb1999/intervals_15min.csv.gz", 3_456, []],
  ["anonymous_bank_feb1999/intervals_30min.csv.gz", 1_728, []],
  ["nyc_311_by_type_daily/requests_daily.csv.gz", 580, []],
  ["nyc_ems_hourly/calls_hourly.csv.gz", 70_113, []],
  ["brooklyn_noise_hourly_2023/requests_hourly.csv.gz", 8_759, []],
  ["nyc_311_total_daily/requests_daily.csv.gz", 731, []],
  ["travel_booking_daily_semisynthetic/calls_daily.csv.gz", 1_155, []],
];

describe.skipIf(!existsSync(REAL))(
  "real series in the doctor (skipped where the shared data are not beside the repository)",
  () => {
    it.each(SERIES)("%s is read whole, without a false alarm", async (path, rows, doubts) => {
      const read = await examine(importFileAt(join(REAL, path)), { shop: null });
      expect(read.diagnosis).toMatchObject({ rowsRead: rows, ready: !doubts.includes("totals-queue") });
      expect(codesOf(read)).toEqual(doubts);
    });

    it("February of a bank, 1999, has a queue a desk, and people who could do the work", async () => {
      const path = join(REAL, "anonymous_bank_feb1999/intervals_15min.csv.gz");
      const { diagnosis } = await examine(importFileAt(path), { shop: null });
      expect(diagnosis.mapping.columns).toMatchObject({ queue: "desk", staffed: "agents_present", aht: "aht_s" });
      // Contacts by desk as Python's csv module adds them up.
      expect(diagnosis.preview.queues.map(({ queue, offered }) => [queue, offered])).toEqual([
        ["internet", 183],
        ["main", 21_494],
      ]);
    });

    it("New York's requests by type ask which column is which queue, and say what is not read", async () => {
      const shop = await readShop(join(ROOT, "test", "real", "nyc-311.yaml"));
      const file = importFileAt(join(REAL, "nyc_311_by_type_daily/requests_daily.csv.gz"));
      const { diagnosis } = await examine(file, { shop });
      const codes = diagnosis.findings.map(({ code, mends }) => [code, mends[0]?.id]);
      expect(codes).toEqual([
        ["unknown-queue", "name-queue:heat_hot_water=heat"],
        ["unknown-queue", "name-queue:illegal_parking=parking"],
        ["columns-unread", undefined],
      ]);
      const accept = ["name-queue:heat_hot_water=heat", "name-queue:illegal_parking=parking"];
      const { diagnosis: mended } = await applyMends(file, diagnosis, accept, { shop });
      expect(mended.preview.queues.map(({ queue, offered }) => [queue, offered]).sort()).toEqual([
        ["heat", 382_887],
        ["noise-street", 266_026],
        ["parking", 791_625],
      ]);
    });

    it("a table of half hours that counts no contacts is told which columns could", async () => {
      const path = join(REAL, "vic_electricity_30min/demand_30min.csv.gz");
      await expect(examine(importFileAt(path), { shop: null })).rejects.toThrow(
        'columns: { start: "ts_utc", offered: "demand_mwh" }',
      );
    });
  },
);

it.each(["lamps", "garden"])("the past of the demo shop %s is without a doubt", async (name) => {
  const folder = join(ROOT, "data", name);
  const shop = await readShop(join(folder, "shop.yaml"));
  const read = await examine(importFileAt(join(folder, "contacts.csv")), { shop });
  expect([basename(read.diagnosis.file), codesOf(read), read.diagnosis.ready]).toEqual(["contacts.csv", [], true]);
});
