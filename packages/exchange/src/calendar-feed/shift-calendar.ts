import { type TimeZone, timeZone } from "@springtide/calendar";
import type { ShiftDocument, ShiftHeader, ShiftLine } from "@springtide/contracts";
import { positionsOf } from "../request/delta-table.ts";
import { isGone } from "../request/request-delta.ts";
import { lineCheck, shortCheck } from "../request/seal.ts";
import { elapsedHours } from "../request/shift-columns.ts";
import { calendarText, contentLine } from "./content-line.ts";
import { clockDigits, zoneLines } from "./zone-rules.ts";

const MINUTE_MS = 60_000;
/** How often a calendar program should look again. */
const REFRESH = "PT1H";
const NOT_NOTICE = "For orientation only: this calendar is no notice. What counts is the request itself.";

/**
 * Shifts as an iCalendar file (RFC 5545): an event a line with an id that stays, SEQUENCE and STATUS:CANCELLED for what changed or is gone,
 * times in a zone with its VTIMEZONE. Of a time that the clock shows twice programs take the one or the other, so an event that begins or
 * ends at one is given in UTC. The same document makes the same bytes.
 * @param zoneName on whose clock the events are given; the partner's if not given
 */
export function shiftCalendar(document: ShiftDocument, zoneName = document.header.partnerZone): string {
  return calendarOf([document], zoneName, `${document.header.client}: ${document.header.request.id}`);
}

/**
 * Several documents in one calendar, as a feed gives them: all requests that somebody may see. Empty without documents.
 * @param name what a calendar program calls it
 */
export function calendarOf(documents: readonly ShiftDocument[], zoneName: string, name: string): string {
  const zone = timeZone(zoneName);
  const lines = documents.flatMap((document) => document.lines);
  const span = spanOf(lines);
  return [
    ...[
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Springtide//Shifts 1//EN",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      `X-WR-CALNAME:${calendarText(name)}`,
      `X-WR-CALDESC:${calendarText(NOT_NOTICE)}`,
      `X-WR-TIMEZONE:${zone.name}`,
      `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
      `X-PUBLISHED-TTL:${REFRESH}`,
      ...documents.flatMap(headerLines),
      ...(span === null || zone.name === "UTC" ? [] : zoneLines(zone, span.fromMs, span.toMs)),
    ].map(contentLine),
    ...documents.flatMap(({ header, lines: own }) => own.map((line) => eventText(header, line, zone))),
    contentLine("END:VCALENDAR"),
  ].join("");
}

/** An event as it stands in the file: a text of its own, so that a long calendar is not held twice, line by line. */
function eventText(header: ShiftHeader, line: ShiftLine, zone: TimeZone): string {
  return eventLines(header, line, zone).map(contentLine).join("");
}

function headerLines({ header, checksum }: ShiftDocument): readonly string[] {
  const { client, agreement, request, planVersion, state } = header;
  const told = [client, agreement ?? "", request.id, `version ${request.version}`, `plan ${planVersion}`, state];
  return [`X-SPRINGTIDE-REQUEST;VALUE=TEXT:${calendarText([...told, `sha-${checksum}`].join("; "))}`];
}

function eventLines(header: ShiftHeader, line: ShiftLine, zone: TimeZone): readonly string[] {
  const people = positionsOf(line);
  const what = line.positionsLoggedIn === null ? `${people} rostered` : `${people} logged in`;
  const stamp = `${clockDigits(Date.parse(header.madeAt))}Z`;
  return [
    "BEGIN:VEVENT",
    `UID:${header.request.id}.${line.line}@${header.shop}.springtide`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    `SEQUENCE:${line.sequence}`,
    `STATUS:${statusOf(line)}`,
    ...timesOf(line, zone),
    `SUMMARY:${calendarText(`${line.skill}: ${what}${line.who === null ? "" : `, ${line.who}`} (${line.state})`)}`,
    `DESCRIPTION:${calendarText(descriptionOf(header, line))}`,
    "TRANSP:OPAQUE",
    `X-SPRINGTIDE-LINE;VALUE=TEXT:${calendarText(JSON.stringify(factsOf(header, line)))}`,
    "END:VEVENT",
  ];
}

/** What a program needs of the line beyond its times. */
function factsOf(header: ShiftHeader, line: ShiftLine): Readonly<Record<string, string | number | null>> {
  const { state, sequence, skill, who, positionsLoggedIn, headsRostered, tier, decideBy, silence, reason } = line;
  return {
    line_id: line.line,
    line_state: state,
    sequence,
    skill,
    who,
    tier,
    positions_logged_in: positionsLoggedIn,
    heads_rostered: headsRostered,
    decide_by_utc: decideBy === null ? null : new Date(decideBy).toISOString(),
    line_silence: silence,
    reason,
    line_check: `sha-${lineCheck(header, line)}`,
  };
}

function statusOf(line: ShiftLine): string {
  if (isGone(line)) return "CANCELLED";
  return ["confirmed", "locked", "delivered"].includes(line.state) ? "CONFIRMED" : "TENTATIVE";
}

function timesOf({ start, end }: ShiftLine, zone: TimeZone): readonly string[] {
  const [startMs, endMs] = [Date.parse(start), Date.parse(end)];
  const isLocal = zone.name !== "UTC" && isShownOnce(zone, startMs) && isShownOnce(zone, endMs);
  const told = (name: string, ms: number): string =>
    isLocal
      ? `${name};TZID=${zone.name}:${clockDigits(ms + zone.offsetMinutesAt(ms) * MINUTE_MS)}`
      : `${name}:${clockDigits(ms)}Z`;
  return [told("DTSTART", startMs), told("DTEND", endMs)];
}

/** Whether a local time with the name of its zone can only mean this instant: calendar programs differ in which of two they take. */
function isShownOnce(zone: TimeZone, ms: number): boolean {
  return zone.instantsOf(zone.dayAt(ms), zone.minuteOfDayAt(ms)).length === 1;
}

function descriptionOf(
  { clientZone, partnerZone, client, request, state, planVersion }: ShiftHeader,
  line: ShiftLine,
): string {
  const on = (zone: string): string =>
    `${timeZone(zone).formatInstant(Date.parse(line.start))} to ${timeZone(zone).formatInstant(Date.parse(line.end))} (${zone})`;
  return [
    NOT_NOTICE,
    `${client}, request ${request.id} version ${request.version} (${state}), plan ${planVersion}, line ${line.line}`,
    on(clientZone),
    ...(partnerZone === clientZone ? [] : [on(partnerZone)]),
    `${elapsedHours(line)} hours, ${line.tier}`,
    ...(line.reason === "" ? [] : [line.reason]),
  ].join("\n");
}

function spanOf(lines: readonly ShiftLine[]): { readonly fromMs: number; readonly toMs: number } | null {
  let [fromMs, toMs] = [Infinity, -Infinity];
  for (const { start, end } of lines) {
    fromMs = Math.min(fromMs, Date.parse(start));
    toMs = Math.max(toMs, Date.parse(end));
  }
  return lines.length === 0 ? null : { fromMs, toMs };
}

/** The version of a feed: the same as long as nothing in it changes. */
export function feedVersion(documents: readonly ShiftDocument[]): string {
  return documents.map(({ checksum }) => shortCheck(checksum)).join("-") || "empty";
}
