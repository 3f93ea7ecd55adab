import { z } from "zod";
import { ImportEntry } from "../import-versions.ts";
import { QueueBacklog, WorkUnit } from "../opening-backlog.ts";
import { Id } from "../units.ts";
import type { AnyRoute } from "./route.ts";
import { MEMBERS, PLANNERS } from "./route.ts";

/** More queues than any shop has. */
const MOST_QUEUES = 1000;
const OF_SHOP = z.object({ shop: Id });

const SentBacklog = QueueBacklog.extend({
  unit: WorkUnit.nullable().default(null).meta({ description: "What is counted; the queue's own unit if null." }),
  byAge: QueueBacklog.shape.byAge.default([]),
});

/** What is open in queues of deferred work when a plan begins. */
export const backlogRoutes = {
  getBacklog: {
    method: "get",
    path: "/api/shops/:shop/backlog",
    summary: "The opening backlog that the shop's plans begin with; empty where nobody counted one",
    tag: "imports",
    access: MEMBERS,
    params: OF_SHOP,
    response: z.object({ backlog: z.array(QueueBacklog) }),
  },
  putBacklog: {
    method: "put",
    path: "/api/shops/:shop/backlog",
    summary:
      "Replace the opening backlog, as an import of its own that can be taken back; an empty list takes it away. The shop is planned anew",
    tag: "imports",
    access: PLANNERS,
    params: OF_SHOP,
    body: z.strictObject({ backlog: z.array(SentBacklog).max(MOST_QUEUES) }),
    response: ImportEntry,
  },
} as const satisfies Record<string, AnyRoute>;
