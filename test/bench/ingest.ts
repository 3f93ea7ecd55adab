// Reads a call log of five million rows and says how fast, and with how much memory. Argument: a log at hand, else one is
// made and its sums are checked.
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { ContactMapping } from "@springtide/contracts";
import { readContacts, shopFromText } from "@springtide/exchange";

/** Of the log that call-log.ts writes with seed 1, counted with another program (Python: zoneinfo and a dictionary). */
const EXPECTED = { cells: 174_630, contacts: 5_000_000, abandoned: 443_811, handleSeconds: 1_364_369_641 };
const QUEUES = ["voice", "chat", "email", "callback", "social"];

const SHOP = `
springtide: 1
id: call-log
name: Call log
currency: EUR
sites: [{ id: berlin, zone: Europe/Berlin, openingHours: { week: [{ days: daily, hours: "00:00-24:00" }] } }]
markets: [{ id: home, latitude: 52.5, longitude: 13.4, orderShare: 100% }]
queues:
${QUEUES.map((id) => `  - { id: ${id}, channel: phone, aht: 300s, target: { share: 80%, within: 20s } }`).join("\n")}
`;

const mapping = ContactMapping.parse({
  layout: "contacts",
  columns: { start: "ts", queue: "channel", aht: "handle_s", abandoned: "abandoned" },
});

const folder = await mkdtemp(join(tmpdir(), "springtide-ingest-"));
try {
  const given = process.argv[2];
  const path = given ?? join(folder, "call-log.csv");
  if (given === undefined) {
    const generator = fileURLToPath(new URL("call-log.ts", import.meta.url));
    spawnSync(process.execPath, [...process.execArgv, generator, path], { stdio: "inherit" });
  }
  const shop = shopFromText(SHOP, "call-log.yaml");
  const before = process.hrtime.bigint();
  const { histories, report } = await readContacts({ path, shop, mapping });
  const seconds = Number(process.hrtime.bigint() - before) / 1e9;
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
  // Sums of means times counts differ from the sum of seconds by rounding only.
  sums.handleSeconds = Math.round(sums.handleSeconds);
  const megabytes = (await stat(path)).size / 1e6;
  const lines = [
    `rows ${report.rowsRead}, ${megabytes.toFixed(0)} MB, in ${seconds.toFixed(2)} s: ${(report.rowsRead / seconds / 1e6).toFixed(2)} M rows/s`,
    `peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
    `cells ${sums.cells}, contacts ${sums.contacts}, abandoned ${sums.abandoned}, handle seconds ${sums.handleSeconds}`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  if (given === undefined && !isDeepStrictEqual(sums, EXPECTED)) {
    process.stdout.write(`These are not the sums expected: ${JSON.stringify(EXPECTED)}\n`);
    process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true });
}
