import readSheets from "read-excel-file/node";
import { expect, it } from "vitest";
import type { PayrollHours } from "@springtide/contracts";
import { payrollFile } from "@springtide/exchange";

const HOURS: readonly PayrollHours[] = [
  {
    person: "p1",
    team: "phone",
    contract: "part-time",
    monday: "2026-10-19",
    kind: "premium",
    premium: "night",
    share: 0.25,
    hours: 7.256,
  },
];
const ORIGIN = { shop: "lamps", planVersion: "3", madeAt: new Date("2026-10-01T08:00:00Z") };

it("says the same in both forms, the workbook as another program reads it", async () => {
  const csv = payrollFile(HOURS, "csv", ORIGIN);
  expect(csv.name).toBe("lamps-payroll-plan-3.csv");
  expect(Buffer.from(csv.bytes).toString()).toMatch(
    /^\uFEFF?person,team,contract,week_from,kind,premium,share,hours\r?\np1,phone,part-time,2026-10-19,premium,night,0\.25,7\.26\r?\n$/,
  );
  const [sheet] = await readSheets(Buffer.from(payrollFile(HOURS, "xlsx", ORIGIN).bytes));
  expect(sheet?.data[1]?.slice(4)).toEqual(["premium", "night", 0.25, 7.26]);
});
