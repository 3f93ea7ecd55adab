import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CampaignDay, Shop } from "@springtide/contracts";
import { resolveShop, ShopFile } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCampaigns, withCampaigns } from "../src/index.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "springtide-campaigns-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A shop with a campaign of each name, each with one day of its own. */
function shopWith(...ids: readonly string[]): Shop {
  return resolveShop(
    ShopFile.parse({
      ...{ springtide: 1, id: "lamps", name: "Lamps", currency: "EUR" },
      sites: [{ id: "main", zone: "Europe/Berlin", openingHours: { week: [{ days: "daily", hours: "08:00-20:00" }] } }],
      markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
      queues: [{ id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" }],
      triggers: ids.map((id) => ({
        ...{ id, name: id, kind: "campaign", spend: [{ date: "2025-01-01", amount: 1 }], halfSpend: 100 },
        response: { lift: { phone: "50%" } },
      })),
    }),
  );
}

async function read(content: string, shop: Shop): Promise<ReadonlyMap<string, readonly CampaignDay[]>> {
  const path = join(folder, "campaigns.csv");
  await writeFile(path, content);
  return readCampaigns({ path, shop });
}

describe("readCampaigns", () => {
  it("adds up days by campaign, and leaves out those on which nothing is spent or nothing is known", async () => {
    const shop = shopWith("spring", "tv", "radio");
    const rows = [
      "2026-03-02,tv,50",
      "2026-03-01,spring,20.5",
      "2026-03-01,spring,9.5",
      "2026-03-02,spring,0",
      "2026-03-03,tv,",
    ];
    const spend = await read(["date,campaign,spend", ...rows].join("\n"), shop);
    const spring = [{ date: "2026-03-01", amount: 30 }];
    expect([...spend]).toEqual([
      ["tv", [{ date: "2026-03-02", amount: 50 }]],
      ["spring", spring],
    ]);
    const given = withCampaigns(shop, spend).triggers.map((trigger) =>
      trigger.kind === "campaign" ? trigger.spend : null,
    );
    // Radio stays as the shop file has it.
    expect(given).toEqual([spring, [{ date: "2026-03-02", amount: 50 }], [{ date: "2025-01-01", amount: 1 }]]);
  });

  it("needs no column of campaigns where the shop has one", async () => {
    const spend = await read("day;amount\n2026-03-01;7\n", shopWith("tv"));
    expect([...spend]).toEqual([["tv", [{ date: "2026-03-01", amount: 7 }]]]);
  });

  it.each([
    ["date,campaign,spend\n2026-03-01,rado,5\n", ["tv", "radio"], "no-such-campaign", "Did you mean radio?"],
    ["date,campaign,spend\n2026-03-01,,5\n", ["tv", "radio"], "no-such-campaign", "Write one of tv, radio"],
    ["date,campaign,spend\n2026-03-01,tv,-5\n", ["tv"], "not-spend", "Correct it"],
    ["date,spend\n2026-03-01,5\n", ["tv", "radio"], "campaign-unclear", "Write one of tv, radio"],
    ["date,spend\n2026-03-01,5\n", [], "campaign-unclear", "Add a trigger of kind campaign"],
    ["date,campaign,spend\n2026-03-01,tv,0\n", ["tv"], "nothing-spent", "Leave its rows out"],
    ["date,campaign\n2026-03-01,tv\n", ["tv"], "no-spend-column", "Name the column spend"],
  ])("refuses %j of a shop with %j", async (content, ids, code, remedy) => {
    const error: unknown = await read(content, shopWith(...ids)).catch((reason: unknown) => reason);
    const findings = error instanceof Refusal ? error.findings : [];
    expect(findings).toMatchObject([{ code, remedy: expect.stringContaining(remedy) as unknown }]);
  });
});
