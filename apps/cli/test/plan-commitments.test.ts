import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCommitments, readPlan, readShop } from "@springtide/exchange";
import { answerTo } from "./captured.ts";
import { smallFiles } from "./small-files.ts";

let files: Awaited<ReturnType<typeof smallFiles>>;
beforeAll(async () => {
  files = await smallFiles();
  const shop = await readFile(files.shop, "utf8");
  // Nobody is there after six: a partner's evenings are what is short.
  const terms = `agreements:
  - id: evening
    partner: Evening Line
    serves: [phone]
    seats: 4
    minimumBlock: 4h
    maximumBlock: 6h
    pricePerHour: 25
    notice: 3d
    standBy: { reserve: 3d, confirm: 2d, feePerSeatHour: 2 }
    openingHours: { week: [{ days: daily, hours: "18:00-24:00" }] }
`;
  await writeFile(files.shop, shop.replace("horizon: 14d", "horizon: 4d").replace("plan:", `${terms}plan:`));
});
afterAll(() => files.remove());

const plan = (out: string, ...more: string[]) =>
  answerTo(["plan", files.shop, "--contacts", files.contacts, "--out", join(files.folder, out), ...more]);

const rowsOf = async (out: string): Promise<string[][]> => {
  const text = await readFile(join(files.folder, out, "decisions.csv"), "utf8");
  return text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
};

describe("springtide plan --commitments", () => {
  it("buys nothing that stands already, tells it apart, and hands it back as it was given", async () => {
    expect((await plan("before", "--quiet")).code).toBe(0);
    const [header = [], ...rows] = await rowsOf("before");
    expect(header.at(-1)).toBe("status");
    expect(rows.every((row) => row.at(-1) === "recommended")).toBe(true);
    const before = await readPlan(join(files.folder, "before", "plan.json"));
    // Everything that the first plan would buy to be ready is ordered now, and one evening reserved that must be confirmed on the first day.
    const ordered = before.blocks.map(
      ({ agreement, start, end, seats }) => `${agreement},order,${start},${end},${seats},agreed`,
    );
    const late = "evening,reserve,2026-04-12T18:00:00+02:00,2026-04-12T22:00:00+02:00,1,agreed";
    const outside = "evening,order,2026-05-30T18:00:00+02:00,2026-05-30T22:00:00+02:00,2,agreed";
    const file = join(files.folder, "agreed.csv");
    const free = ordered.filter((row) => !row.startsWith("evening,order,2026-04-12"));
    await writeFile(file, ["agreement,step,start,end,seats,status", ...free, late, outside].join("\n"));
    const { code, out } = await plan("after", "--commitments", file);
    expect(code).toBe(0);
    expect(out).toContain(`agreed.csv: ${free.length + 2} rows are agreed on`);
    expect(out).toContain("overflow agreed on already");
    expect(out).toContain("2 blocks agreed on with Evening Line lie outside of the days planned");
    const after = await readPlan(join(files.folder, "after", "plan.json"));
    const agreed = after.blocks.filter(({ isAgreed }) => isAgreed === true);
    expect(agreed).toHaveLength(free.length);
    // What is bought now is only for the one evening on which nothing was ordered.
    expect(after.blocks.filter(({ isAgreed, start }) => isAgreed !== true && !start.startsWith("2026-04-12"))).toEqual(
      [],
    );
    expect(after.totals.gapHours).toBe(before.totals.gapHours);
    expect(after.totals.overflowCost).toBeCloseTo(before.totals.overflowCost, 2);
    const fixed = (after.economics?.basis.lines ?? []).filter(
      ({ kind, isFixed, answer }) => kind === "partner-work" && isFixed && answer === "cover",
    );
    expect(fixed.length).toBeGreaterThan(0);
    // Its time to confirm is Friday noon, the first day planned.
    const due = after.decisions?.periods.find(({ dueNow }) => dueNow !== undefined)?.dueNow;
    expect(due?.at).toBe("2026-04-10T12:00:00+02:00");
    expect([...(due?.confirm ?? []), ...(due?.release ?? [])]).toHaveLength(1);
    const handed = (await rowsOf("after")).filter((row) => row.at(-1) === "agreed");
    expect(handed.map((row) => [...row.slice(1, 6), row.at(-1)].join())).toEqual([...free, late, outside]);
    // The file that the plan wrote is one to hand back.
    const shop = await readShop(files.shop);
    const read = await readCommitments(join(files.folder, "after", "decisions.csv"), shop);
    expect(read.commitments).toMatchObject(after.commitments ?? []);
  });

  it("refuses what the agreement does not allow, with file, row and column", async () => {
    const file = join(files.folder, "wrong.csv");
    const rows = [
      "evening,order,2026-04-12T18:00:00+02:00,2026-04-12T20:00:00+02:00,1,agreed",
      "evening,confirm,2026-04-13T18:00:00+02:00,2026-04-13T22:00:00+02:00,1,agreed",
      "evening,order,2026-04-14T18:00:00+02:00,2026-04-14T22:00:00+02:00,5,agreed",
    ];
    await writeFile(file, ["agreement,step,start,end,seats,status", ...rows].join("\n"));
    const { code, out } = await plan("refused", "--json", "--commitments", file);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      errors: [
        { code: "block-not-allowed", place: { file: "wrong.csv", row: 2, column: "start" } },
        { code: "more-than-reserved", place: { file: "wrong.csv", row: 3, column: "seats" } },
        { code: "more-seats-than-agreed", place: { file: "wrong.csv", row: 4, column: "seats" } },
      ],
    });
  });
});
