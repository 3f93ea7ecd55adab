import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Shop } from "@springtide/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readShop, shopFromText } from "../src/index.ts";
import { SMALL_SHOP } from "./small-shop.yaml.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "springtide-shop-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(name: string, content: string | Uint8Array): Promise<Shop> {
  await writeFile(join(folder, name), content);
  return readShop(join(folder, name));
}

describe("readShop", () => {
  it("reads YAML into a whole shop", async () => {
    const shop = await read("shop.yaml", SMALL_SHOP);
    expect(Shop.parse(shop)).toEqual(shop);
    expect(shop).toMatchObject({ id: "lamps", zone: "Europe/Berlin", queues: [{ ahtSeconds: 300 }] });
  });

  it("reads the same with a byte order mark, Windows line ends, gzip, and as JSON", async () => {
    const shop = shopFromText(SMALL_SHOP, "shop.yaml");
    expect(await read("bom.yml", `\uFEFF${SMALL_SHOP.replaceAll("\n", "\r\n")}`)).toEqual(shop);
    expect(await read("packed.yaml", gzipSync(SMALL_SHOP))).toEqual(shop);
    const json = {
      springtide: 1,
      id: "lamps",
      name: "Lamps",
      currency: "EUR",
      sites: [
        {
          id: "munich",
          zone: "Europe/Berlin",
          country: "DE",
          subdivision: "BY",
          openingHours: { week: [{ days: "mon-fri", hours: "08:00-18:00" }] },
        },
      ],
      markets: [{ id: "berlin", latitude: 52.5, longitude: 13.4, country: "DE", subdivision: "BE" }],
      queues: [{ id: "phone", channel: "phone", target: { share: 0.8, within: "20s" }, aht: "5m" }],
      teams: [
        {
          id: "own",
          serves: ["phone"],
          costPerHour: 30,
          roster: [{ days: "mon-fri", from: "08:00", to: "16:00", heads: 10 }],
        },
      ],
    };
    expect(await read("shop.json", JSON.stringify(json, null, "\t"))).toEqual(shop);
  });

  it("lets hours be written once and repeated by an alias", () => {
    const shared = SMALL_SHOP.replace("openingHours:", "openingHours: &hours").replace(
      "    aht: 5m",
      "    aht: 5m\n    openingHours: *hours",
    );
    expect(shopFromText(shared, "shop.yaml")).toEqual(shopFromText(SMALL_SHOP, "shop.yaml"));
  });
});
