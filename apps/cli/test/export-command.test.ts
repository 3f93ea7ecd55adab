import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { resolveShop, RequestAnswer, ShiftDocument, ShopFile } from "@springtide/contracts";
import { smallPlan } from "../../../test/api/small-plan.ts";
import { answerTo } from "./captured.ts";

const SHOP = resolveShop(
  ShopFile.parse({
    springtide: 1,
    id: "lamps",
    name: "Lamps",
    currency: "EUR",
    sites: [{ id: "main", zone: "Europe/Berlin", openingHours: { week: [{ days: "daily", hours: "00:00-24:00" }] } }],
    markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
    queues: [{ id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m", shrinkage: "30%" }],
    agreements: [
      { id: "north", partner: "Northwind", serves: ["phone"], seats: 40, minimumBlock: "2h", pricePerHour: 20 },
    ],
  }),
);
const HOURS = { start: "2026-06-03T08:00:00+02:00", end: "2026-06-03T12:00:00+02:00" };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "springtide-export-"));
  const plan = {
    ...smallPlan({ shop: SHOP, holidays: { customers: [], bySite: {} }, contacts: [], weather: [] }),
    blocks: [{ agreement: "north", seats: 10, ...HOURS, hours: 40, cost: 560 }],
  };
  await mkdir(at("plan"));
  await writeFile(at("plan/plan.json"), JSON.stringify(plan));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);

it("sends a request out and takes its answer back, by files alone", async () => {
  const request = ["export", at("plan"), "--what", "request", "--format", "json", "--out", at("request.json")];
  expect(await answerTo(request)).toMatchObject({ code: 0, err: "" });
  const { lines } = ShiftDocument.parse(JSON.parse(await readFile(at("request.json"), "utf8")));
  // Ten seats at 30 % are seven people logged in.
  expect(lines).toMatchObject([{ ...HOURS, skill: "phone", positionsLoggedIn: 7, headsRostered: 10 }]);

  const [id] = lines.map(({ line }) => line);
  await writeFile(at("answer.csv"), `line_id,offered,answer_reason\n${id},5,two on leave\n`);
  const read = ["answer", "read", at("answer.csv"), "--request", at("request.json"), "--json"];
  const told = await answerTo(read);
  expect(RequestAnswer.parse(JSON.parse(told.out)).lines).toMatchObject([{ asked: 7, offered: 5 }]);
  await writeFile(at("answer.csv"), `line_id,offered\n${id},8\n`);
  const refused = await answerTo(read);
  expect(refused.code).toBe(2);
  expect(JSON.parse(refused.out)).toMatchObject({ errors: [{ code: "offered-above-asked", place: { row: 2 } }] });
});

it("writes a workbook, and tells no changes where nothing was sent before", async () => {
  const workbook = at("request.xlsx");
  expect(await answerTo(["export", at("plan"), "--what", "request", "--out", workbook])).toMatchObject({ code: 0 });
  // A workbook is a zip file.
  expect((await readFile(workbook)).subarray(0, 2).toString()).toBe("PK");
  const changes = await answerTo(["export", at("plan"), "--what", "changes", "--out", at("changes.csv"), "--json"]);
  expect([changes.code, JSON.parse(changes.out)]).toMatchObject([2, { errors: [{ code: "previous-missing" }] }]);
});

it("holds a partner's own roster against the request, by position-hours", async () => {
  await answerTo(["export", at("plan"), "--what", "request", "--format", "json", "--out", at("asked.json")]);
  const shifts = [1, 2, 3].map((person) => `p${person},${HOURS.start},${HOURS.end}`);
  await writeFile(at("roster.csv"), `person,start,end\n${shifts.join("\n")}\n`);
  const filled = await answerTo(["answer", "fill", at("roster.csv"), "--request", at("asked.json"), "--json"]);
  // Three people for four hours, where seven were asked for.
  expect(JSON.parse(filled.out)).toMatchObject({ askedHours: 28, filledHours: 12 });
});
