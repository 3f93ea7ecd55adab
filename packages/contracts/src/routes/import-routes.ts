import { z } from "zod";
import { HistoryQuery } from "../history-columns.ts";
import { HistoryDays } from "../history-days.ts";
import { ImportDiagnosis } from "../import-diagnosis.ts";
import { ImportMapping } from "../import-mapping.ts";
import { ImportDiff, ImportEntry } from "../import-versions.ts";
import { Id } from "../units.ts";
import { CONTACT_FILES } from "./contact-files.ts";
import type { AnyRoute } from "./route.ts";
import { MEMBERS, NO_PARAMS, NOTHING, PLANNERS } from "./route.ts";

/** The largest file that is sent, bytes; larger ones are read by the command line, which streams them. */
const UPLOAD_BYTES = 256_000_000;
/** The largest text that is pasted, as JSON. */
const PASTE_BYTES = 8_000_000;

const OF_SHOP = z.object({ shop: Id });
const OF_UPLOAD = z.object({ shop: Id, upload: z.uuid() });
const Fingerprint = z.string().regex(/^[0-9a-f]{32}$/, "a fingerprint has 32 hexadecimal figures");

/** A file that was looked through, and waits to be stored. */
const ExaminedUpload = z.object({
  upload: z.uuid().meta({ description: "Its id, for a day." }),
  storedAs: z.int().nullable().meta({ description: "Number of the import it became; null while it waits." }),
  diagnosis: ImportDiagnosis,
  diff: ImportDiff.nullable().meta({ description: "What storing it would change; null while something blocks." }),
});

const SentFile = z.strictObject({
  file: z.string().min(1).max(200).optional().meta({ description: "Name of the file, for findings." }),
  sheet: z.string().min(1).max(200).optional().meta({ description: "Sheet of a workbook with several." }),
});

const Mends = z.strictObject({
  accept: z.array(z.string().min(1).max(300)).max(100).default([]).meta({ description: "Ids of the mends accepted." }),
  mapping: ImportMapping.optional().meta({
    description: "How the file is read instead; else what was found or saved.",
  }),
  saveMapping: z.boolean().default(false).meta({ description: "Read tables with the same columns so from now on." }),
});

const SavedImportMapping = z.object({
  fingerprint: Fingerprint,
  name: z.string(),
  mapping: ImportMapping,
  savedAt: z.string(),
  who: z.string().nullable(),
});

/** Files of contacts: examined, mended, stored as a version, compared and taken back. */
export const importRoutes = {
  uploadContacts: {
    method: "post",
    path: "/api/shops/:shop/uploads",
    summary:
      "Send a file of contacts (CSV, gzipped or not, or XLSX; 256 MB at most) to be examined, and wait for it; nothing is stored of it",
    tag: "imports",
    access: PLANNERS,
    params: OF_SHOP,
    query: SentFile,
    mostBytes: UPLOAD_BYTES,
    upload: CONTACT_FILES,
    response: ExaminedUpload,
    status: 201,
  },
  sendContacts: {
    method: "post",
    path: "/api/shops/:shop/uploads/background",
    summary: "Send a large file of contacts to be examined in the background: the job says how far it is",
    tag: "imports",
    access: PLANNERS,
    params: OF_SHOP,
    query: SentFile,
    mostBytes: UPLOAD_BYTES,
    upload: CONTACT_FILES,
    response: z.object({
      upload: z.uuid().meta({ description: "Its id, for a day." }),
      job: z.uuid().meta({ description: "Its result is the diagnosis, and what storing the file would change." }),
    }),
    status: 202,
  },
  pasteContacts: {
    method: "post",
    path: "/api/shops/:shop/pasted",
    summary: "Send a table of contacts as text, as it was copied from a sheet, to be examined",
    tag: "imports",
    access: PLANNERS,
    params: OF_SHOP,
    body: z.strictObject({ text: z.string().min(1) }),
    mostBytes: PASTE_BYTES,
    response: ExaminedUpload,
    status: 201,
  },
  examineUpload: {
    method: "post",
    path: "/api/shops/:shop/uploads/:upload/examine",
    summary: "Look a sent file through again, with mends or another mapping; nothing is stored of it",
    tag: "imports",
    access: PLANNERS,
    params: OF_UPLOAD,
    body: Mends,
    response: ExaminedUpload,
  },
  storeUpload: {
    method: "post",
    path: "/api/shops/:shop/uploads/:upload/store",
    summary:
      "Store a sent file with the mends accepted, as a new version of the shop's history; its intervals replace stored ones",
    tag: "imports",
    access: PLANNERS,
    params: OF_UPLOAD,
    body: Mends,
    response: ImportEntry,
    status: 201,
    creates: true,
  },
  listImports: {
    method: "get",
    path: "/api/shops/:shop/imports",
    summary: "Imports of a shop, the newest first",
    tag: "imports",
    access: MEMBERS,
    params: OF_SHOP,
    response: z.object({ imports: z.array(ImportEntry) }),
  },
  importDiff: {
    method: "get",
    path: "/api/shops/:shop/imports/:id/diff",
    summary: "What an import changed, or what differs from that of another",
    tag: "imports",
    access: MEMBERS,
    params: z.object({ shop: Id, id: z.coerce.number().int().positive() }),
    query: z.strictObject({ from: z.coerce.number().int().positive().optional() }),
    response: ImportDiff,
  },
  undoImport: {
    method: "post",
    path: "/api/shops/:shop/imports/:id/undo",
    summary: "Take the newest import back: all is as before it",
    tag: "imports",
    access: PLANNERS,
    params: z.object({ shop: Id, id: z.coerce.number().int().positive() }),
    response: NOTHING,
  },
  getHistoryDays: {
    method: "get",
    path: "/api/shops/:shop/history/days",
    summary: "What is stored of each queue day by day, on which days it was closed, and what is missing",
    tag: "imports",
    access: MEMBERS,
    params: OF_SHOP,
    query: HistoryQuery,
    response: HistoryDays,
  },
  listMappings: {
    method: "get",
    path: "/api/mappings",
    summary: "Mappings that were saved, by the columns they are for",
    tag: "imports",
    access: MEMBERS,
    params: NO_PARAMS,
    response: z.object({ mappings: z.array(SavedImportMapping) }),
  },
  saveMapping: {
    method: "put",
    path: "/api/mappings/:fingerprint",
    summary: "Save how tables with these columns are read",
    tag: "imports",
    access: PLANNERS,
    params: z.object({ fingerprint: Fingerprint }),
    body: z.strictObject({ name: z.string().min(1).max(80), mapping: ImportMapping }),
    response: NOTHING,
  },
  removeMapping: {
    method: "delete",
    path: "/api/mappings/:fingerprint",
    summary: "Forget a saved mapping",
    tag: "imports",
    access: PLANNERS,
    params: z.object({ fingerprint: Fingerprint }),
    response: NOTHING,
  },
} as const satisfies Record<string, AnyRoute>;
