import { timeZone } from "@springtide/calendar";
import {
  type Agreement,
  type AskedLine,
  type DeadlineCounting,
  type LineDeadline,
  type LineDeadlines,
  type Notice,
  type Shop,
  type ShopHolidays,
} from "@springtide/contracts";
import { deadlineOf } from "@springtide/planning/terms";
import { workingCalendarOf } from "../agreements/working-calendar.ts";
import { holidaySets } from "../places.ts";
import { countingInWords, countingOf } from "./counting-words.ts";

/** The terms that a request is held to. */
export interface RequestTerms {
  readonly shop: Shop;
  readonly holidays: ShopHolidays;
  readonly agreement: Agreement;
}

const ANSWER_NOTICE: Notice = { unit: "working-days", days: 1, byMinute: 720 };

/**
 * By when what must be said of a line, by the agreement's notices on the partner's calendar. A line asked for after the notice has passed
 * has no right to be had: it can be offered and confirmed until it begins.
 * @param answerBy when the partner is asked to answer; at noon of the working day before the client's own deadline if null
 * @param nowMs when it is asked for
 */
export function lineDeadlines(
  terms: RequestTerms,
  line: Pick<AskedLine, "start" | "tier">,
  { answerBy, nowMs }: { readonly answerBy: string | null; readonly nowMs: number },
): LineDeadlines {
  const { agreement } = terms;
  const { standBy, cancel, orderNotice } = agreement;
  const startMs = Date.parse(line.start);
  const calendar = workingCalendarOf({ holidays: holidaySets(terms.holidays) }, agreement);
  const by = (notice: Notice): number => deadlineOf(notice, startMs, calendar);
  const told = (atMs: number, counting: DeadlineCounting, silence: LineDeadline["silence"]): LineDeadline =>
    deadlineOn(terms, { atMs, counting, silence });
  const isOption = line.tier === "option";
  const notice = isOption ? (standBy?.reserveNotice ?? orderNotice) : orderNotice;
  const isLate = by(notice) < nowMs;
  const acceptMs = isLate ? startMs : by(notice);
  const asked = answerBy === null ? usualAnswer(acceptMs, nowMs, calendar) : Math.min(Date.parse(answerBy), acceptMs);
  const confirm =
    isOption && standBy !== null ? { ms: by(standBy.confirmNotice), notice: standBy.confirmNotice } : null;
  const release = releaseNotice(agreement, line.tier);
  const ends = [
    acceptMs,
    confirm?.ms,
    release === null ? undefined : by(release),
    cancel === null ? undefined : by(cancel.notice),
  ];
  const counted = (used: Notice): DeadlineCounting => countingOf(agreement, used);
  return {
    answer: told(asked, { code: answerBy === null ? "before-the-clients" : "as-asked" }, "expired"),
    accept: told(acceptMs, isLate ? { code: "until-it-begins" } : counted(notice), "expired"),
    confirm: confirm === null ? null : told(confirm.ms, counted(confirm.notice), standBy?.silence ?? "released"),
    release: release === null ? null : told(by(release), counted(release), "kept"),
    cancel: cancel === null ? null : told(by(cancel.notice), counted(cancel.notice), "kept"),
    lock: told(Math.max(...ends.filter((end) => end !== undefined)), { code: "after-the-last" }, "locked"),
  };
}

/** Until when seats can be given back without a fee: options as stand-by says, flexible seats until the forecast is locked. */
function releaseNotice(
  { standBy, forecastLock, orderNotice }: RequestTerms["agreement"],
  tier: AskedLine["tier"],
): Notice | null {
  if (tier === "firm") return null;
  if (tier === "option") return standBy?.releaseNotice ?? null;
  return forecastLock?.notice ?? standBy?.releaseNotice ?? orderNotice;
}

function usualAnswer(acceptMs: number, nowMs: number, calendar: Parameters<typeof deadlineOf>[2]): number {
  const usual = deadlineOf(ANSWER_NOTICE, acceptMs, calendar);
  return usual > nowMs ? usual : acceptMs;
}

function deadlineOn(
  { shop, agreement }: RequestTerms,
  {
    atMs,
    counting,
    silence,
  }: {
    readonly atMs: number;
    readonly counting: DeadlineCounting;
    readonly silence: LineDeadline["silence"];
  },
): LineDeadline {
  return {
    at: new Date(atMs).toISOString(),
    client: timeZone(shop.zone).formatInstant(atMs),
    clientZone: shop.zone,
    partner: timeZone(agreement.zone).formatInstant(atMs),
    partnerZone: agreement.zone,
    rule: countingInWords(counting),
    counting,
    silence,
  };
}
