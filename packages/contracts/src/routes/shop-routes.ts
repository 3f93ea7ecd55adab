import { z } from "zod";
import { Channel } from "../channel.ts";
import { Id } from "../units.ts";
import type { AnyRoute } from "./route.ts";
import { MEMBERS, NO_PARAMS } from "./route.ts";

const ShopSummary = z.object({
  id: Id,
  name: z.string(),
  currency: z.string(),
  firstDay: z.iso.date().nullable().meta({ description: "First day of its history." }),
  lastDay: z.iso.date().nullable(),
  contacts: z.number(),
  plan: z.enum(["ready", "under-way", "failed"]).meta({ description: "How far its plan is." }),
});

const ShopDetail = ShopSummary.extend({
  zone: z.string().meta({ description: "IANA zone of its days." }),
  importedAt: z.iso.datetime().meta({ description: "When its files were read last." }),
  planVersion: z.int().positive().nullable().meta({ description: "Of its newest plan; null if it never had one." }),
  queues: z.array(z.object({ id: Id, name: z.string(), channel: Channel })),
});

/** The shops and what is known of them. */
export const shopRoutes = {
  listShops: {
    method: "get",
    path: "/api/shops",
    summary: "The shops that are stored",
    tag: "shops",
    access: MEMBERS,
    params: NO_PARAMS,
    response: z.object({ shops: z.array(ShopSummary) }),
  },
  getShop: {
    method: "get",
    path: "/api/shops/:shop",
    summary: "One shop: its queues, its history and how far its plan is",
    tag: "shops",
    access: MEMBERS,
    params: z.object({ shop: Id }),
    response: ShopDetail,
  },
} as const satisfies Record<string, AnyRoute>;
