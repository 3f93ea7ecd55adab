import { z } from "zod";
import { Channel } from "../channel.ts";
import { HistoryColumns, HistoryQuery } from "../history-columns.ts";
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
  plan: z.enum(["ready", "under-way", "failed", "no-history"]).meta({
    description: "How far its plan is; no-history: there are no contacts yet that one could be learned from.",
  }),
});

const ShopDetail = ShopSummary.extend({
  zone: z.string().meta({ description: "IANA zone of its days." }),
  importedAt: z.iso.datetime().meta({ description: "When its files were read last." }),
  planVersion: z.int().positive().nullable().meta({ description: "Of its newest plan; null if it never had one." }),
  queues: z.array(z.object({ id: Id, name: z.string(), channel: Channel })),
});

const MOST_SHOPS = 500;

/** How many of a list come at a time; written in an address, so text. */
const PageLimit = z
  .string()
  .regex(/^\d{1,3}$/, `a page has 1 to ${String(MOST_SHOPS)} entries`)
  .default(String(MOST_SHOPS))
  .transform(Number)
  .pipe(z.int().min(1).max(MOST_SHOPS))
  .meta({ description: `How many come at a time, at most ${String(MOST_SHOPS)}.` });

/** The shops and what is known of them. */
export const shopRoutes = {
  listShops: {
    method: "get",
    path: "/api/shops",
    summary: "The shops that are stored",
    tag: "shops",
    access: MEMBERS,
    params: NO_PARAMS,
    query: z.strictObject({
      cursor: Id.optional().meta({ description: "The `next` of the page before." }),
      limit: PageLimit,
    }),
    response: z.object({
      shops: z.array(ShopSummary).meta({ description: "In order of their ids." }),
      next: Id.nullable().meta({ description: "Cursor of the page after this one; null on the last." }),
    }),
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
  getHistory: {
    method: "get",
    path: "/api/shops/:shop/history",
    summary: "What was counted in a shop's queues from one day to another, in columns",
    tag: "shops",
    access: MEMBERS,
    params: z.object({ shop: Id }),
    query: HistoryQuery,
    response: HistoryColumns,
  },
} as const satisfies Record<string, AnyRoute>;
