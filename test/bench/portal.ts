import type { AskedLine } from "@springtide/contracts";
import type { Browser } from "playwright";
import { orderedStretch } from "../api/ordered-stretch.ts";
import { launchBrowser } from "../journeys/browser.ts";
import type { PartnerServer } from "../journeys/partner-server.ts";
import { startPartnerServer } from "../journeys/partner-server.ts";

// How soon the portal's first page can be used on a phone: a quarter of this machine's speed, 1.6 Mbit/s and 150 ms to the server, nothing kept.
// Over the built page (npm run build) and a real server with requests that wait.

const LOADS = 5;
const PROMISED_MS = 1_500;
const PROMISED_BYTES = 78_000;
const REQUESTS = 6;
const LINES = 20;
const SLOWER = 4;
const LATENCY_MS = 150;
const BYTES_A_SECOND = 1_600_000 / 8;

const running = await startPartnerServer(() => new Date());
for (let request = 0; request < REQUESTS; request += 1) await running.ask(linesOf(request));
const browser = await launchBrowser();
const loads = [];
for (let load = 0; load < LOADS; load += 1) loads.push(await loadOnPhone(browser, running));
await browser.close();
await running.close();
const times = loads.map(({ interactiveMs }) => interactiveMs).sort((a, b) => a - b);
const median = times[LOADS >> 1] ?? NaN;
const { scriptBytes = NaN, bytes = NaN } = loads[0] ?? {};
const kilobytes = (size: number): string => (size / 1000).toFixed(0);
process.stdout.write(
  `portal on a throttled phone: interactive after ${median.toFixed(0)} ms, promised ${String(PROMISED_MS)} ms; ` +
    `${kilobytes(scriptBytes)} kB of JavaScript as sent, promised ${kilobytes(PROMISED_BYTES)}; ${kilobytes(bytes)} kB in all\n`,
);
if (!(median < PROMISED_MS && scriptBytes < PROMISED_BYTES)) process.exitCode = 1;

function linesOf(request: number): AskedLine[] {
  return Array.from({ length: LINES }, (_, day) => ({
    ...{ skill: "phone", tier: "firm" as const, positionsLoggedIn: 4 + (day % 3) },
    ...orderedStretch(request * LINES + day),
  }));
}

async function loadOnPhone(
  on: Browser,
  server: PartnerServer,
): Promise<{ readonly interactiveMs: number; readonly scriptBytes: number; readonly bytes: number }> {
  const context = await on.newContext({ viewport: { width: 390, height: 844 }, locale: "de-DE", hasTouch: true });
  await server.signIn(context);
  const page = await context.newPage();
  const phone = await context.newCDPSession(page);
  await phone.send("Network.enable");
  await phone.send("Network.emulateNetworkConditions", {
    ...{ offline: false, latency: LATENCY_MS },
    ...{ downloadThroughput: BYTES_A_SECOND, uploadThroughput: BYTES_A_SECOND },
  });
  await phone.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.goto(`${server.url}/partner/`, { waitUntil: "commit" });
  // The page measures itself: the way from here to there does not count. From the idle moment after a frame on a tap is answered at once.
  const interactiveMs = await page.evaluate(
    () =>
      new Promise<number>((answered) => {
        const timer = setInterval(() => {
          if (document.querySelector("ul[data-ready] a") === null) return;
          clearInterval(timer);
          requestIdleCallback(() => {
            answered(performance.now());
          });
        }, 10);
      }),
  );
  const sizes = await page.evaluate(() =>
    [...performance.getEntriesByType("resource"), ...performance.getEntriesByType("navigation")].map((entry) => ({
      path: new URL(entry.name).pathname,
      bytes: entry instanceof PerformanceResourceTiming ? entry.encodedBodySize : 0,
    })),
  );
  await context.close();
  const sum = (of: typeof sizes): number => of.reduce((all, { bytes: size }) => all + size, 0);
  return { interactiveMs, scriptBytes: sum(sizes.filter(({ path }) => path.endsWith(".js"))), bytes: sum(sizes) };
}
