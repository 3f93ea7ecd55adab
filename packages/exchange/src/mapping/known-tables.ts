import type { ImportMapping, ImportRole } from "@springtide/contracts";

/** A product's export by interval: what it is known by, what its columns tell, and how it writes them. */
export interface KnownTable {
  readonly name: string;
  /** Columns that tell it from others; letters and figures alone count. */
  readonly knownBy: readonly string[];
  /** Columns of which at least one stands in it, and in no other; none: not asked. */
  readonly telling: readonly string[];
  readonly layout: ImportMapping["layout"];
  readonly columns: Partial<Readonly<Record<ImportRole, readonly string[]>>>;
  readonly form: Partial<Pick<ImportMapping, "unit" | "dateOrder" | "zone" | "inbound">>;
}

/**
 * From the makers' documentation. Genesys Cloud: performance views by interval (durations in milliseconds unless they are asked for
 * as hh:mm:ss; offered = answered + abandoned + flow-out), interactions view, and the file for historical data import. Amazon Connect:
 * historical metrics reports by interval (times in UTC, durations hh:mm:ss or seconds). Avaya CMS: split/skill interval reports, with
 * day and skill in titles above the table. NICE IEX WFM: CT results export, with bars between cells, `#fields` before the names, dates
 * as figures alone, month first.
 */
export const KNOWN_TABLES: readonly KnownTable[] = [
  {
    name: "Genesys Cloud performance view",
    knownBy: ["intervalstart", "intervalend", "mediatype", "queuename", "offer", "answer", "abandon"],
    telling: ["intervalcomplete", "offer"],
    layout: "intervals",
    columns: {
      start: ["intervalstart"],
      end: ["intervalend"],
      queue: ["queuename"],
      offered: ["offer", "offered"],
      handled: ["answer", "answered"],
      abandoned: ["abandon", "abandoned"],
      flowOut: ["flowout"],
      aht: ["avghandle"],
      talk: ["avgtalk"],
      hold: ["avghold"],
      wrap: ["avgacw"],
      complete: ["intervalcomplete"],
    },
    form: { unit: "ms" },
  },
  {
    name: "Genesys Cloud interactions",
    knownBy: [
      "fullexportcompleted",
      "partialresulttimestamp",
      "date",
      "direction",
      "queue",
      "mediatype",
      "ani",
      "dnis",
    ],
    telling: ["partialresulttimestamp", "fullexportcompleted"],
    layout: "contacts",
    columns: {
      start: ["date"],
      queue: ["queue"],
      direction: ["direction"],
      abandoned: ["abandoned"],
      aht: ["totalhandle"],
    },
    form: { unit: "ms", inbound: ["Inbound"] },
  },
  {
    name: "Aircall call history",
    knownBy: [
      "line",
      "datetimetzoffsetincl",
      "datetimeutc",
      "numbertimezone",
      "direction",
      "answered",
      "missedcallreason",
      "durationtotal",
      "durationincall",
    ],
    telling: ["datetimetzoffsetincl"],
    layout: "contacts",
    columns: {
      start: ["datetimeutc"],
      queue: ["line", "team"],
      direction: ["direction"],
      talk: ["durationincall"],
    },
    form: { zone: "UTC", inbound: ["inbound"] },
  },
  {
    name: "Genesys Cloud historical data",
    knownBy: ["intervalstartutcdate", "queue", "mediatype", "offered", "interactionshandled", "totalhandletime"],
    telling: ["intervalstartutcdate"],
    layout: "intervals",
    columns: {
      start: ["intervalstartutcdate"],
      queue: ["queue"],
      offered: ["offered"],
      handled: ["interactionshandled"],
      handleTime: ["totalhandletime", "totalhandletimeseconds"],
    },
    form: { zone: "UTC" },
  },
  {
    name: "Amazon Connect historical metrics",
    knownBy: ["queue", "startinterval", "endinterval", "contactsqueued", "contactshandled", "contactsabandoned"],
    telling: ["startinterval"],
    layout: "intervals",
    columns: {
      start: ["startinterval"],
      end: ["endinterval"],
      queue: ["queue"],
      offered: ["contactsqueued"],
      handled: ["contactshandled"],
      abandoned: ["contactsabandoned", "contactabandoned"],
      aht: ["averagehandletime", "avghandletime"],
      talk: ["averageagentinteractiontime"],
      hold: ["averagecustomerholdtime"],
      wrap: ["averageaftercontactworktime"],
    },
    form: { zone: "UTC" },
  },
  {
    name: "Avaya CMS split/skill interval",
    knownBy: ["time", "acdcalls", "avgacdtime", "avgacwtime", "abancalls", "avgspeedans", "flowout"],
    telling: ["acdcalls"],
    layout: "intervals",
    columns: {
      start: ["date", "time"],
      time: ["time"],
      queue: ["splitskill", "split", "skill"],
      handled: ["acdcalls"],
      abandoned: ["abancalls"],
      flowOut: ["flowout"],
      talk: ["avgacdtime"],
      wrap: ["avgacwtime"],
      staffed: ["avgposstaff", "avgpositionsstaffed"],
    },
    form: { dateOrder: "mdy" },
  },
  {
    name: "NICE IEX CT results",
    knownBy: [
      "date",
      "period",
      "tz",
      "custid",
      "ctid",
      "ctname",
      "actcontactsreceived",
      "actcontactshandled",
      "actaht",
    ],
    telling: ["ctname", "ctid"],
    layout: "intervals",
    columns: {
      start: ["date"],
      time: ["period"],
      queue: ["ctname", "ctid"],
      offered: ["actcontactsreceived"],
      handled: ["actcontactshandled"],
      abandoned: ["actabandons", "actabn"],
      aht: ["actaht"],
    },
    form: { dateOrder: "mdy" },
  },
];
