import { join } from "node:path";
import type { Shop } from "@springtide/contracts";
import { readShop } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import type { ShopImport } from "@springtide/store";
import { readDemoShop, shopFolders } from "../demo-shops.ts";
import { HttpProblem } from "../http/problems.ts";

/** What a list of demo shops shows of one. */
interface DemoShop {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly zone: string;
  readonly queues: number;
}

/** The shops that come along: read when somebody asks, and told again from memory. */
export class DemoShops {
  readonly #folder: string | null;
  #known: Promise<ReadonlyMap<string, { readonly folder: string; readonly shop: Shop }>> | null = null;

  /** @param folder of their folders; null where none come along */
  constructor(folder: string | null) {
    this.#folder = folder;
  }

  /** In order of their ids. */
  async list(): Promise<DemoShop[]> {
    const shops = [...(await this.#shops()).values()].map(({ shop }) => shop);
    return shops
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, name, currency, zone, queues }) => ({ id, name, currency, zone, queues: queues.length }));
  }

  /** With its past. @throws HttpProblem 404 `no-such-demo-shop` */
  async read(id: string): Promise<ShopImport> {
    const known = (await this.#shops()).get(id);
    if (known !== undefined) return readDemoShop(known.folder);
    const detail = `No shop "${id}" comes along with this server.`;
    throw new HttpProblem(404, "no-such-demo-shop", "Not found", detail);
  }

  #shops(): Promise<ReadonlyMap<string, { readonly folder: string; readonly shop: Shop }>> {
    return (this.#known ??= demoShops(this.#folder));
  }
}

/** Those that can be read; a start says why another cannot. */
async function demoShops(folder: string | null): Promise<Map<string, { folder: string; shop: Shop }>> {
  const shops = new Map<string, { folder: string; shop: Shop }>();
  for (const path of folder === null ? [] : await shopFolders(folder))
    try {
      const shop = await readShop(join(path, "shop.yaml"));
      shops.set(shop.id, { folder: path, shop });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  return shops;
}
