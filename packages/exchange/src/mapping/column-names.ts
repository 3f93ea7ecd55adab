import type { ImportRole } from "@springtide/contracts";
import { plainName } from "../doctor/recognise-log.ts";

/**
 * Names under which contact systems and planners write each thing, most telling first; letters and figures alone count. From the
 * documented exports that `known-tables` lists, and from what planners' own sheets are headed with in English, German, Dutch and French.
 */
const NAMES: Readonly<Record<ImportRole, readonly string[]>> = {
  start: [
    "intervalstart",
    "intervalstartutcdate",
    "startinterval",
    "intervalstarttime",
    "startdatetime",
    "datetime",
    "contactstart",
    "timestamp",
    "ts",
    "tsutc",
    "starttime",
    "start",
    "rowdate",
    "date",
    "day",
    "datum",
    "jour",
    "tag",
  ],
  time: [
    "time",
    "intervaltime",
    "timeinterval",
    "interval",
    "period",
    "timeofday",
    "starttime",
    "uhrzeit",
    "zeit",
    "tijd",
    "heure",
  ],
  end: ["intervalend", "endinterval", "intervalendtime", "enddatetime", "endtime", "end"],
  queue: [
    "queuename",
    "queue",
    "splitskill",
    "split",
    "skillname",
    "skill",
    "ctname",
    "contacttype",
    "ct",
    "warteschlange",
    "wachtrij",
    "fileattente",
    "desk",
    "hotline",
    "lineofbusiness",
    "lob",
    "department",
    "abteilung",
    "afdeling",
    "service",
    "servicename",
    "line",
    "channel",
    "mediatype",
  ],
  offered: [
    "offered",
    "offer",
    "contactsoffered",
    "callsoffered",
    "contactsqueued",
    "actcontactsreceived",
    "contactsreceived",
    "received",
    "contacts",
    "calls",
    "volume",
    "angeboten",
    "anrufe",
    "aangeboden",
    "appels",
    "requests",
    "tickets",
    "cases",
    "count",
  ],
  handled: [
    "handled",
    "answered",
    "answer",
    "contactshandled",
    "actcontactshandled",
    "interactionshandled",
    "callsanswered",
    "acdcalls",
    "angenommen",
    "beantwoord",
    "repondus",
  ],
  abandoned: [
    "abandoned",
    "abandon",
    "abandons",
    "contactsabandoned",
    "callsabandoned",
    "abancalls",
    "actabandons",
    "isabandoned",
    "lost",
    "aufgelegt",
    "verloren",
  ],
  flowOut: ["flowout", "flowouts", "outflow", "outflowcalls", "overflowed"],
  aht: [
    "ahtseconds",
    "aht",
    "avghandle",
    "averagehandletime",
    "avghandletime",
    "actaht",
    "averagehandlingtime",
    "handleseconds",
    "handlingseconds",
    "totalhandle",
    "handletime",
    "handlingtime",
  ],
  handleTime: ["totalhandletime", "totalhandletimeseconds", "handletimetotal", "totalhandling"],
  talk: [
    "avgtalk",
    "averagetalktime",
    "avgtalktime",
    "avgacdtime",
    "averageagentinteractiontime",
    "talkseconds",
    "totaltalk",
  ],
  hold: ["avghold", "averagecustomerholdtime", "avgholdtime", "holdseconds", "totalhold"],
  wrap: [
    "avgacw",
    "avgacwtime",
    "averageaftercontactworktime",
    "avgwrap",
    "wrapseconds",
    "acwseconds",
    "totalacw",
    "averageaftercallworktime",
  ],
  staffed: [
    "avgposstaff",
    "avgpositionsstaffed",
    "avgagentsstaffed",
    "agentsstaffed",
    "positionsstaffed",
    "agentspresent",
    "agentsloggedin",
    "staffed",
  ],
  staffedTime: [
    "stafftime",
    "staffedtime",
    "loggedinseconds",
    "loggedintime",
    "loginseconds",
    "logintime",
    "onqueuetime",
    "onlinetime",
  ],
  direction: ["direction", "initialdirection", "richtung"],
  complete: ["intervalcomplete"],
};

/** A unit behind a name: "handle_s", "AHT (s)", "wrap [sec]". */
const SECONDS = /[ _]*(?:_s|_secs?|[([]s(?:ecs?|econds)?[)\]])$/i;

/** The first column that tells this, by its name; -1 where none does. */
export function columnFor(role: ImportRole, columns: readonly string[]): number {
  const plain = columns.map(plainName);
  const inSeconds = columns.map((name) => plainName(name.replace(SECONDS, "_seconds")));
  return (
    NAMES[role]
      .map((name) => (plain.includes(name) ? plain.indexOf(name) : inSeconds.indexOf(name)))
      .find((at) => at >= 0) ?? -1
  );
}

const KNOWN = new Set(Object.values(NAMES).flat());

/** How many of these cells are names of columns: what the header of a table is found by. */
export function namesAmong(cells: readonly string[]): number {
  return new Set(cells.map(plainName).filter((name) => KNOWN.has(name))).size;
}
