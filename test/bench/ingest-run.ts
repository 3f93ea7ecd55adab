// One way of counting a log, in a process of its own: ingest-run.ts readContacts|udsv|csv-parse|papaparse <log.csv>. Prints its sums
// as JSON. Libraries cut the text into cells; what is made of them here is as little as will do: texts as keys of a map.
import { createReadStream } from "node:fs";
import { ContactMapping } from "@springtide/contracts";
import { readContacts, shopFromText } from "@springtide/exchange";
import { parse as parseRecords } from "csv-parse";
import Papa from "papaparse";
import { inferSchema, initParser } from "udsv";

const [way = "", path = ""] = process.argv.slice(2);
const startMs = performance.now();
const counted = way === "readContacts" ? await countAsPlansDo() : await countWith(way);
process.stdout.write(JSON.stringify({ ...counted, seconds: (performance.now() - startMs) / 1000 }));

interface Counted {
  readonly rows: number;
  readonly sums: string;
}

async function countAsPlansDo(): Promise<Counted> {
  const queues = ["voice", "chat", "email", "callback", "social"];
  const shop = shopFromText(
    `
springtide: 1
id: call-log
name: Call log
currency: EUR
sites: [{ id: berlin, zone: Europe/Berlin, openingHours: { week: [{ days: daily, hours: "00:00-24:00" }] } }]
markets: [{ id: home, latitude: 52.5, longitude: 13.4, orderShare: 100% }]
queues:
${queues.map((id) => `  - { id: ${id}, channel: phone, aht: 300s, target: { share: 80%, within: 20s } }`).join("\n")}
`,
    "call-log.yaml",
  );
  const mapping = ContactMapping.parse({
    layout: "contacts",
    columns: { start: "ts", queue: "channel", aht: "handle_s", abandoned: "abandoned" },
  });
  const { histories, report } = await readContacts({ path, shop, mapping });
  const sums = { cells: 0, contacts: 0, abandoned: 0, handleSeconds: 0 };
  for (const { offered, handled, abandoned, ahtSeconds } of histories)
    offered.forEach((contacts, at) => {
      if (contacts === 0) return;
      const handledHere = handled[at] ?? 0;
      sums.cells += 1;
      sums.contacts += contacts;
      sums.abandoned += abandoned[at] ?? 0;
      if (handledHere > 0) sums.handleSeconds += handledHere * (ahtSeconds[at] ?? 0);
    });
  // Sums of means times counts differ from the sum of seconds by rounding only. Plans do not ask for waits.
  const seconds = Math.round(sums.handleSeconds);
  return { rows: report.rowsRead, sums: `${sums.cells},${sums.contacts},${seconds},-,${sums.abandoned}` };
}

/** Counts cells that arrive as texts. */
async function countWith(library: string): Promise<Counted> {
  const cells = new Map<string, { contacts: number }>();
  let [rows, handle, wait, abandoned] = [-1, 0, 0, 0];
  const row = ([ts = "", channel = "", handleText = "", waitText = "", gone = ""]: readonly string[]): void => {
    rows += 1;
    if (rows === 0) return;
    // Times stand in the local clock of the cells, with their offset: the text of the quarter hour is the cell.
    const quarter = Math.floor(Number(ts.slice(14, 16)) / 15);
    const key = `${ts.slice(0, 14)}${quarter}${ts.slice(19)}${channel}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, { contacts: 1 });
    else cell.contacts += 1;
    handle += Number(handleText);
    wait += Number(waitText);
    abandoned += Number(gone);
  };
  const read = { udsv: readUdsv, "csv-parse": readCsvParse, papaparse: readPapaparse }[library];
  if (read === undefined) throw new Error(`no way of counting is called ${library}`);
  await read(row);
  return { rows, sums: [cells.size, rows, handle, wait, abandoned].join(",") };
}

type TakeRow = (cells: readonly string[]) => void;

async function readUdsv(take: TakeRow): Promise<void> {
  const text = createReadStream(path, { encoding: "utf8", highWaterMark: 256 * 1024 });
  let parser: ReturnType<typeof initParser> | null = null;
  // The header is passed over by the library itself.
  take([]);
  for await (const piece of text) {
    const chunk = String(piece);
    parser ??= initParser(inferSchema(chunk));
    parser.chunk<string[]>(chunk, parser.stringArrs, (cells) => {
      take(cells);
    });
  }
  parser?.end();
}

function readCsvParse(take: TakeRow): Promise<void> {
  return drained(parseRecords(), take);
}

function readPapaparse(take: TakeRow): Promise<void> {
  return drained(Papa.parse(Papa.NODE_STREAM_INPUT, { header: false, skipEmptyLines: true }), take);
}

async function drained(parser: NodeJS.ReadWriteStream, take: TakeRow): Promise<void> {
  createReadStream(path, { highWaterMark: 256 * 1024 }).pipe(parser);
  await new Promise<void>((resolve, reject) => {
    parser.on("data", (cells: unknown) => {
      if (Array.isArray(cells)) take(cells.map(String));
    });
    parser.on("end", resolve);
    parser.on("error", reject);
  });
}
