import { z } from "zod";
import { CheckedRoster } from "../checked-roster.ts";
import { DraftShift, ReplanCall, ReplanProgress, RosterDraft, StoredRosterDraft } from "../roster-draft.ts";
import { Id } from "../units.ts";
import type { AnyRoute } from "./route.ts";
import { MEMBERS, PLANNERS } from "./route.ts";

const OF_SHOP = z.object({ shop: Id });
/** A year of shifts of some hundred people. */
const MOST_DRAFT_BYTES = 12_000_000;
const MOST_FILE_BYTES = 20_000_000;

/** Rosters by name as people edit them. */
export const rosterRoutes = {
  getRosterDraft: {
    method: "get",
    path: "/api/shops/:shop/roster-draft",
    summary: "A shop's roster as people edited it, by whom and when; its ETag is to be sent with a change",
    tag: "rosters",
    access: MEMBERS,
    params: OF_SHOP,
    response: StoredRosterDraft,
    versioned: true,
  },
  putRosterDraft: {
    method: "put",
    path: "/api/shops/:shop/roster-draft",
    summary:
      "Store a shop's edited roster as its next version; an accepted one breaks no law, and no contract without a reason",
    tag: "rosters",
    access: PLANNERS,
    params: OF_SHOP,
    body: RosterDraft,
    mostBytes: MOST_DRAFT_BYTES,
    response: StoredRosterDraft,
    versioned: true,
  },
  checkRosterFile: {
    method: "post",
    path: "/api/shops/:shop/rosters/check",
    summary:
      "Read a roster (CSV or XLSX, a list or a sheet with days across) and hold it against the shop's rules; nothing is stored",
    tag: "rosters",
    access: PLANNERS,
    params: OF_SHOP,
    query: z.strictObject({
      file: z.string().min(1).max(200).optional().meta({ description: "Name of the file, for findings." }),
      month: z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "a month is written like 2026-12")
        .optional()
        .meta({ description: "In which month a sheet begins that only numbers its days." }),
      dates: z.enum(["dmy", "mdy", "ymd"]).optional().meta({ description: "How dates are read that could be two." }),
    }),
    mostBytes: MOST_FILE_BYTES,
    upload: [
      "text/csv",
      "text/plain",
      "application/octet-stream",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ],
    response: z.object({
      shifts: z.array(DraftShift).meta({ description: "Those of people of the shop." }),
      unknown: z.array(z.string()).meta({ description: "Names in the file that are nobody of the shop." }),
      outside: z.int().nonnegative().meta({ description: "Shifts outside of the days rostered by name; not taken." }),
      checked: CheckedRoster,
    }),
  },
  replanRoster: {
    method: "post",
    path: "/api/shops/:shop/rosters/replan",
    summary:
      "Plan days of an edited roster anew around what is locked: how far it is, then the roster. Nothing is stored; it ends with the connection",
    tag: "rosters",
    access: PLANNERS,
    params: OF_SHOP,
    body: ReplanCall,
    mostBytes: MOST_DRAFT_BYTES,
    event: ReplanProgress,
  },
} as const satisfies Record<string, AnyRoute>;
