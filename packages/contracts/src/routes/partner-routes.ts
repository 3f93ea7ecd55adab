import { z } from "zod";
import { ReadPartnerRoster, RequestDelivery } from "../partner/partner-delivery.ts";
import { PartnerOutlook } from "../partner/partner-outlook.ts";
import { SeatId, SeatReadiness, SeatRecord } from "../partner/partner-seats.ts";
import { PartnersCompared, Recuts, SplitAnswer, SplitCall } from "../partner/partners-compared.ts";
import { PartnerTerms } from "../partner/partner-terms.ts";
import { Id } from "../units.ts";
import { type AnyRoute, MEMBERS, PLANNERS } from "./route.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CSV = "text/csv; charset=utf-8";
const TableFormat = z.enum(["csv", "xlsx"]);
const BOTH_SIDES = [...MEMBERS, "partner"] as const;
const MAY_ACT = [...PLANNERS, "partner"] as const;
const OF_SHOP = z.object({ shop: Id });
const OF_REQUEST = z.object({ request: z.string().max(40).meta({ description: "Id of the request: R-17." }) });
const OF_AGREEMENT = z.object({ shop: Id, agreement: Id });
const OF_SEAT = z.object({ shop: Id, agreement: Id, seat: SeatId });
/** A season of rosters in a workbook. */
const MOST_FILE_BYTES = 20_000_000;

/** What a partner sees of its agreements, what it can give of them, and how its client compares it. */
export const partnerRoutes = {
  listPartnerAgreements: {
    method: "get",
    path: "/api/partner/agreements",
    summary: "Agreements with their terms: a partner's user sees their own, members those of every partner or of one",
    tag: "partners",
    access: BOTH_SIDES,
    byLink: "look",
    params: z.object({}),
    query: z.strictObject({ partner: Id.optional().meta({ description: "Id of one partner." }) }),
    response: z.object({ agreements: z.array(PartnerTerms) }),
  },
  partnerOutlook: {
    method: "get",
    path: "/api/partner/agreements/:shop/:agreement",
    summary:
      "What is asked of a partner under one agreement and what probably will be: by line, day and stretch, with its forecast",
    tag: "partners",
    access: BOTH_SIDES,
    byLink: "look",
    params: OF_AGREEMENT,
    response: PartnerOutlook,
  },
  exportOutlook: {
    method: "get",
    path: "/api/partner/agreements/:shop/:agreement/file",
    summary: "The same as a file: positions by day and stretch with their spread, and the chance of each line",
    tag: "partners",
    access: BOTH_SIDES,
    byLink: "look",
    params: OF_AGREEMENT,
    query: z.strictObject({ format: TableFormat }),
    mediaTypes: [CSV, XLSX],
  },
  seatReadiness: {
    method: "get",
    path: "/api/partner/agreements/:shop/:agreement/seats",
    summary: "Seats of an agreement, how many are usable by day, and what has to be done until when",
    tag: "partners",
    access: BOTH_SIDES,
    byLink: "look",
    params: OF_AGREEMENT,
    response: SeatReadiness,
  },
  exportReadiness: {
    method: "get",
    path: "/api/partner/agreements/:shop/:agreement/seats/file",
    summary: "The same as a file: tasks with their days and who does them, records by seat, usable seats by day",
    tag: "partners",
    access: BOTH_SIDES,
    byLink: "look",
    params: OF_AGREEMENT,
    query: z.strictObject({ format: TableFormat }),
    mediaTypes: [CSV, XLSX],
  },
  putSeat: {
    method: "put",
    path: "/api/partner/agreements/:shop/:agreement/seats/:seat",
    summary: "Record training, access and refresher of a seat, by a name that is nobody's",
    tag: "partners",
    access: MAY_ACT,
    byLink: "answer",
    params: OF_SEAT,
    body: SeatRecord,
    response: SeatReadiness,
  },
  deleteSeat: {
    method: "delete",
    path: "/api/partner/agreements/:shop/:agreement/seats/:seat",
    summary: "Take a seat out of the records",
    tag: "partners",
    access: MAY_ACT,
    byLink: "answer",
    params: OF_SEAT,
    response: SeatReadiness,
  },
  readPartnerRoster: {
    method: "post",
    path: "/api/commitments/:request/roster",
    summary: "Read the partner's own roster (CSV or XLSX) for a request: how it fills it, by line and interval",
    tag: "partners",
    access: MAY_ACT,
    byLink: "answer",
    params: OF_REQUEST,
    query: z.strictObject({
      keep: z.enum(["yes", "no"]).optional().meta({
        description: "yes: both sides see its fill from then on. The roster itself is never kept. no if not given.",
      }),
      file: z.string().min(1).max(200).optional().meta({ description: "Name of the file, for findings." }),
      sheet: z.string().min(1).max(200).optional().meta({
        description: "The sheet of a workbook that is meant; the first that has a roster if not given.",
      }),
    }),
    upload: [XLSX, "text/csv", "text/plain", "application/octet-stream"],
    mostBytes: MOST_FILE_BYTES,
    response: ReadPartnerRoster,
  },
  requestDelivery: {
    method: "get",
    path: "/api/commitments/:request/delivery",
    summary:
      "What came of a request against what was confirmed, by line and interval, and how the partner's roster fills it",
    tag: "partners",
    access: BOTH_SIDES,
    byLink: "look",
    params: OF_REQUEST,
    response: RequestDelivery,
  },
  exportDelivery: {
    method: "get",
    path: "/api/commitments/:request/delivery/file",
    summary: "The same as a file: by line in position-hours, by interval in positions",
    tag: "partners",
    access: BOTH_SIDES,
    byLink: "look",
    params: OF_REQUEST,
    query: z.strictObject({ format: TableFormat }),
    mediaTypes: [CSV, XLSX],
  },
  putDeliveries: {
    method: "put",
    path: "/api/shops/:shop/deliveries",
    summary: "Store what partners delivered, interval by interval, from a table; the same interval again replaces it",
    tag: "partners",
    access: PLANNERS,
    params: OF_SHOP,
    query: z.strictObject({
      file: z.string().min(1).max(200).optional().meta({ description: "Name of the file, for findings." }),
    }),
    upload: ["text/csv", "text/plain", "application/octet-stream", XLSX],
    mostBytes: MOST_FILE_BYTES,
    response: z.object({
      intervals: z.int().nonnegative(),
      agreements: z.array(Id),
      from: z.iso.datetime(),
      until: z.iso.datetime(),
    }),
  },
  comparePartners: {
    method: "get",
    path: "/api/shops/:shop/partners/comparison",
    summary: "A shop's partners beside each other: price, fill, delivery, notice",
    tag: "partners",
    access: MEMBERS,
    params: OF_SHOP,
    response: PartnersCompared,
  },
  splitRequest: {
    method: "post",
    path: "/api/shops/:shop/partners/split",
    summary: "Share seats out among a shop's partners by a rule, or as the plan decided; nothing is stored",
    tag: "partners",
    access: PLANNERS,
    params: OF_SHOP,
    body: SplitCall,
    mostBytes: 2_000_000,
    response: SplitAnswer,
  },
  listRecuts: {
    method: "get",
    path: "/api/shops/:shop/recuts",
    summary: "When seats of each week are looked at again with each partner: three months, weeks and days before",
    tag: "partners",
    access: MEMBERS,
    params: OF_SHOP,
    response: Recuts,
  },
} as const satisfies Record<string, AnyRoute>;
