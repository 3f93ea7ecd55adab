import { once } from "node:events";
import { createWriteStream } from "node:fs";

// Writes a call log: call-log.ts <file> [rows] [seed]. A program of its own, so that its memory is not its reader's.
const CHANNELS = [
  { name: "voice", share: 0.55 },
  { name: "chat", share: 0.25 },
  { name: "email", share: 0.13 },
  { name: "callback", share: 0.04 },
  { name: "social", share: 0.03 },
];
const YEAR_START_MS = Date.UTC(2025, 0, 1);
const YEAR_MS = 365 * 86_400_000;
// Central European Time in 2025: summer time from 30 March to 26 October, both at 01:00 UTC.
const SUMMER = { fromMs: Date.UTC(2025, 2, 30, 1), untilMs: Date.UTC(2025, 9, 26, 1) };
const JITTER_MS = 600_000;
const BATCH = 20_000;

const [path, rows = "5000000", seed = "1"] = process.argv.slice(2);
if (path === undefined) throw new Error("Name the file to write.");
await writeCallLog(path, Number(rows), Number(seed));

/**
 * The log of a made-up year of contacts in Berlin local time with offset: one row per contact, in order but for ten minutes
 * of jitter. The same seed gives the same bytes.
 */
async function writeCallLog(path: string, rows: number, seed: number): Promise<void> {
  const random = uniforms(seed);
  const out = createWriteStream(path);
  out.write("ts,channel,handle_s,wait_s,abandoned\n");
  for (let from = 0; from < rows; from += BATCH) {
    const lines = Array.from({ length: Math.min(BATCH, rows - from) }, (_, at) => line((from + at) / rows, random));
    if (!out.write(`${lines.join("\n")}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}

function line(shareOfYear: number, random: () => number): string {
  const ms = YEAR_START_MS + Math.floor((YEAR_MS - JITTER_MS) * shareOfYear + random() * JITTER_MS);
  const hours = ms >= SUMMER.fromMs && ms < SUMMER.untilMs ? 2 : 1;
  const local = new Date(ms + hours * 3_600_000).toISOString().slice(0, 19);
  const waited = Math.floor(-40 * Math.log(random()));
  const abandoned = waited > 20 && random() < 0.15;
  const handled = abandoned ? 0 : Math.floor(60 - 240 * Math.log(random()));
  return `${local}+0${hours}:00,${channel(random())},${handled},${waited},${abandoned ? 1 : 0}`;
}

function channel(u: number): string {
  let left = u;
  return CHANNELS.find(({ share }) => (left -= share) < 0)?.name ?? "social";
}

/** Uniform numbers in (0, 1) from a 32-bit xorshift generator (Marsaglia, 2003, triple 13, 17, 5). */
function uniforms(seed: number): () => number {
  let state = (Math.imul(seed, 2_654_435_761) ^ 0x9e37_79b9) | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 4_294_967_296;
  };
}
