import { z } from "zod";
import { Id } from "../units.ts";
import type { AnyRoute } from "./route.ts";
import { MEMBERS, NO_PARAMS, PLANNERS } from "./route.ts";

const OF_SHOP = z.object({ shop: Id });

/** As large as a shop file may be, bytes. */
const DESCRIPTION_BYTES = 4_000_000;

const Description = z.record(z.string(), z.json()).meta({
  description:
    "A shop as a shop file describes it, in JSON: see `docs/reference` and the JSON Schema `data/schema/shop.schema.json`. What holds without being said is left out.",
});

const DemoShop = z.object({
  id: Id,
  name: z.string(),
  currency: z.string(),
  zone: z.string().meta({ description: "IANA zone of its days." }),
  queues: z.int().positive(),
  isStored: z.boolean().meta({ description: "Whether a shop of this id is stored already." }),
});

/** Shops as they are described: read, changed, made, and loaded from those that come along. */
export const descriptionRoutes = {
  getDescription: {
    method: "get",
    path: "/api/shops/:shop/description",
    summary: "How a shop is described, in the form of its file",
    tag: "shops",
    access: MEMBERS,
    params: OF_SHOP,
    response: Description,
    versioned: true,
  },
  putDescription: {
    method: "put",
    path: "/api/shops/:shop/description",
    summary:
      "Describe a shop anew, checked as a shop file is; its contacts and weather stay. It is an import of its own that can be taken back. The shop is planned anew",
    tag: "shops",
    access: PLANNERS,
    params: OF_SHOP,
    query: z.strictObject({
      plan: z.enum(["yes", "no"]).default("yes").meta({
        description: "no: more changes follow; a job of kind plan is asked for once they are made.",
      }),
      without: z
        .string()
        .regex(/^[a-z0-9-]+(,[a-z0-9-]+)*$/, "queues are named by their ids, with commas between them")
        .optional()
        .meta({
          description: "Queues whose stored contacts may go, as the description no longer has them: phone,chat.",
        }),
    }),
    body: Description,
    mostBytes: DESCRIPTION_BYTES,
    response: Description,
    versioned: true,
  },
  makeShop: {
    method: "post",
    path: "/api/shops",
    summary: "Make a shop from a description, checked as a shop file is; its contacts are sent afterwards",
    tag: "shops",
    access: PLANNERS,
    params: NO_PARAMS,
    body: Description,
    mostBytes: DESCRIPTION_BYTES,
    response: z.object({ shop: Id }),
    status: 201,
    creates: true,
  },
  listDemoShops: {
    method: "get",
    path: "/api/demo-shops",
    summary: "The shops that come along to try things out with",
    tag: "shops",
    access: MEMBERS,
    params: NO_PARAMS,
    response: z.object({ shops: z.array(DemoShop).meta({ description: "In order of their ids." }) }),
  },
  loadDemoShop: {
    method: "post",
    path: "/api/demo-shops",
    summary: "Store one of the shops that come along, with its past, and ask for its plan",
    tag: "shops",
    access: PLANNERS,
    params: NO_PARAMS,
    body: z.strictObject({ shop: Id }),
    response: z.object({ shop: Id }),
    status: 201,
    creates: true,
  },
} as const satisfies Record<string, AnyRoute>;
