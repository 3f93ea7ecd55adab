// Writes a log anew in another dialect: rewrite-log.ts <log.csv> <out.csv> dialect|words. `dialect`: Windows-1252, semicolons, quotes
// around every cell, columns in another order, dates as 25.10.2026 with a clock of twelve hours. `words`: so, and durations as
// hh:mm:ss, ja or nein for who gave up: nothing of it but its times is in plain form.
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";

const [from, to, way] = process.argv.slice(2);
if (from === undefined || to === undefined) throw new Error("Name the log and the file to write.");
const isWords = way === "words";
const out = createWriteStream(to, { encoding: "latin1" });
let batch = ['"Aufgelegt";"Kanal";"Wartezeit";"Zeitpunkt";"Bearbeitung"'];
let isHeader = true;
for await (const line of createInterface({ input: createReadStream(from) })) {
  if (isHeader) {
    isHeader = false;
    continue;
  }
  const [ts = "", channel = "", handle = "", wait = "", abandoned = ""] = line.split(",");
  const gone = isWords ? (abandoned === "1" ? "ja" : "nein") : abandoned;
  const cells = [gone, channel.replace("callback", "Rückruf"), duration(wait), moment(ts), duration(handle)];
  batch.push(cells.map((cell) => `"${cell}"`).join(";"));
  if (batch.length < 20_000) continue;
  if (!out.write(`${batch.join("\n")}\n`)) await once(out, "drain");
  batch = [];
}
out.end(batch.length > 0 ? `${batch.join("\n")}\n` : "");
await once(out, "finish");

/** 2025-10-26T14:15:30+01:00 as 26.10.2025 2:15:30 PM +01:00. */
function moment(ts: string): string {
  const hour = Number(ts.slice(11, 13));
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}${ts.slice(13, 19)} ${hour < 12 ? "AM" : "PM"}`;
  return `${ts.slice(8, 10)}.${ts.slice(5, 7)}.${ts.slice(0, 4)} ${clock} ${ts.slice(19)}`;
}

function duration(text: string): string {
  if (!isWords) return text;
  const seconds = Number(text);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
