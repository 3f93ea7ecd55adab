import { z } from "zod";
import { Publication } from "../publication.ts";
import { Id } from "../units.ts";
import { type AnyRoute, MEMBERS, PLANNERS } from "./route.ts";

/** The largest report of scenarios that is published, bytes. */
const REPORT_BYTES = 8_000_000;

const version = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, "a whole number from 1")
  .transform(Number);
const Why = z.string().trim().min(1).max(2000);
const OF_SHOP = z.object({ shop: Id });
const OF_VERSION = z.object({ shop: Id, version });
const Listed = z.object({ publications: z.array(Publication) });
export const Published = z.object({
  version: z.int().positive().meta({ description: "Counts from 1 by shop; the same document has the same version." }),
  publication: Publication.nullable().meta({ description: "Null while it waits for a second person." }),
  approval: z.int().positive().nullable().meta({ description: "Number of the approval it waits for." }),
});

/** Forecasts and scenarios that were published: numbered, never changed, read back to the byte. */
export const publishedRoutes = {
  publishForecast: {
    method: "post",
    path: "/api/shops/:shop/forecast-versions",
    summary: "Publish the forecast that a job came to: it never changes again",
    tag: "authority",
    access: PLANNERS,
    params: OF_SHOP,
    body: z.strictObject({
      job: z.uuid().meta({ description: "A job of the kind forecast that is ready." }),
      why: Why,
    }),
    response: Published,
    status: 201,
    creates: true,
  },
  listForecastVersions: {
    method: "get",
    path: "/api/shops/:shop/forecast-versions",
    summary: "The published forecasts of a shop: who, when, why, and from what",
    tag: "authority",
    access: MEMBERS,
    params: OF_SHOP,
    response: Listed,
  },
  publishedForecast: {
    method: "get",
    path: "/api/shops/:shop/forecast-versions/:version",
    summary: "A published forecast, word for word as it was published",
    tag: "authority",
    access: MEMBERS,
    params: OF_VERSION,
    mediaTypes: ["application/json"],
  },
  publishScenarios: {
    method: "post",
    path: "/api/shops/:shop/scenario-versions",
    summary: "Publish a report of scenarios, as springtide scenario --out writes it: it never changes again",
    tag: "authority",
    access: PLANNERS,
    params: OF_SHOP,
    query: z.strictObject({
      plan: version.meta({ description: "Version of the plan that they stand beside." }),
      why: Why,
    }),
    upload: ["application/json"],
    mostBytes: REPORT_BYTES,
    response: Published,
    status: 201,
  },
  listScenarioVersions: {
    method: "get",
    path: "/api/shops/:shop/scenario-versions",
    summary: "The published scenarios of a shop: who, when, why, and beside which plan",
    tag: "authority",
    access: MEMBERS,
    params: OF_SHOP,
    response: Listed,
  },
  publishedScenarios: {
    method: "get",
    path: "/api/shops/:shop/scenario-versions/:version",
    summary: "Published scenarios, byte for byte as they were sent",
    tag: "authority",
    access: MEMBERS,
    params: OF_VERSION,
    mediaTypes: ["application/json"],
  },
} as const satisfies Record<string, AnyRoute>;
