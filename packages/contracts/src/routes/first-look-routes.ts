import { z } from "zod";
import { FirstLook } from "../first-look.ts";
import { CONTACT_FILES } from "./contact-files.ts";
import { MappingText } from "./mapping-text.ts";
import type { AnyRoute } from "./route.ts";
import { NO_PARAMS, PLANNERS } from "./route.ts";

/** The largest file that is looked at; larger ones are sent to a shop. */
const LOOK_BYTES = 64_000_000;

/** Files of contacts before there is a shop for them. */
export const firstLookRoutes = {
  firstLook: {
    method: "post",
    path: "/api/first-look",
    summary:
      "Look through a file of contacts before there is a shop for it, and guess from it how its shop could be described; nothing is kept of it",
    tag: "imports",
    access: PLANNERS,
    params: NO_PARAMS,
    query: z.strictObject({
      file: z.string().min(1).max(200).optional().meta({ description: "Name of the file, for findings." }),
      sheet: z.string().min(1).max(200).optional().meta({ description: "Sheet of a workbook with several." }),
      zone: z.string().min(1).max(60).optional().meta({ description: "IANA zone of times without an offset." }),
      mapping: MappingText.optional().meta({ description: "How the file is read instead, as JSON." }),
    }),
    mostBytes: LOOK_BYTES,
    upload: CONTACT_FILES,
    response: FirstLook,
  },
} as const satisfies Record<string, AnyRoute>;
