import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readContacts, readShop } from "@springtide/exchange";
import type { ContactsRead } from "@springtide/exchange";

// The files are not ours to pass on: they lie beside the repository where they are at hand at all.
const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const SHARED = process.env.SPRINGTIDE_SHARED ?? join(ROOT, "..", "shared");
const REAL = join(SHARED, "data", "real");
if (!existsSync(REAL))
  process.stdout.write(`Real contact files: NOT CHECKED, there is no ${REAL} (set SPRINGTIDE_SHARED).\n`);

async function readReal(shopName: string, file: string): Promise<ContactsRead> {
  const shop = await readShop(join(ROOT, "test", "real", shopName));
  return readContacts({ path: join(REAL, file), shop, mapping: shop.contacts });
}

// Rows, sums and missing days were counted with another program (Python's csv module).
describe.skipIf(!existsSync(REAL))(
  "real contact files (skipped where the shared data are not beside the repository)",
  () => {
    it("takes the five-minute calls of a bank, 2003, in local time, as they were counted", async () => {
      const { histories, report } = await readReal("bank.yaml", "bank_calls_2003/calls_5min.csv.gz");
      const [calls] = histories;
      expect(calls?.minutes).toBe(5);
      expect(report).toMatchObject({
        rowsRead: 21_294,
        rowsRefused: 0,
        firstStart: "2003-03-03T07:00:00-05:00",
        lastStart: "2003-08-29T21:00:00-04:00",
      });
      expect(report.queues[0]).toMatchObject({ offered: 4_098_124, intervals: 21_294 }); // 126 days of 169
      expect([...(calls?.offered.subarray(0, 3) ?? [])]).toEqual([111, 113, 76]);
    });

    it("takes New York's requests by type and day, 2023 and 2024, and keeps blank days missing", async () => {
      const { report } = await readReal("nyc-311.yaml", "nyc_311_by_type_daily/requests_daily.csv.gz");
      expect(report).toMatchObject({
        rowsRead: 580,
        rowsRefused: 0,
        firstStart: "2023-06-01",
        lastStart: "2024-12-31",
      });
      expect(report.queues.map(({ queue, offered, missing }) => [queue, offered, missing])).toEqual([
        ["heat", 382_887, 5],
        ["noise-street", 266_026, 0],
        ["parking", 791_625, 0],
      ]);
      expect(report.queues[0]?.gaps).toEqual([
        { from: "2024-04-11", to: "2024-04-15", intervals: 4 },
        { from: "2024-07-13", to: "2024-07-14", intervals: 1 },
      ]);
    });
  },
);
