import type { Page } from "playwright";
import { startPreview } from "../../apps/dashboard/test/preview.ts";
import { launchBrowser } from "../journeys/browser.ts";
import { loadPage } from "./page-load.ts";

// How much the first page fetches and how soon it can be used, and how fast a page follows a slider that needs no new integer solve: from
// the key that moves it to the figures and charts that are drawn.
// Over the built page (npm run build) with a made-up season of decisions.

const MOVES = 40;
const PROMISED_MS = 100;
const LOADS = 5;
const PROMISED_BYTES = 300_000;
const PROMISED_LOAD_MS = 1_500;
const SLIDERS = ["The forecast says", "Margin of a customer in a year"];

const { url, server } = await startPreview();
const browser = await launchBrowser();
await firstLoad();
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
await page.goto(`${url}/?shop=garden&view=decisions&open=prices`);
for (const slider of SLIDERS) {
  const took = await readOuts(page, slider);
  const at = (share: number): string => (took[Math.floor(share * (took.length - 1))] ?? NaN).toFixed(1);
  process.stdout.write(
    `${slider}: median ${at(0.5)} ms, 9 of 10 under ${at(0.9)} ms until it is drawn, promised ${String(PROMISED_MS)} ms\n`,
  );
  if (!(Number(at(0.9)) < PROMISED_MS)) process.exitCode = 1;
}
await browser.close();
server.close();

/** The season opened by somebody who was never here; engine and charts are fetched behind it, while one reads. */
async function firstLoad(): Promise<void> {
  const loads = [];
  for (let i = 0; i < LOADS; i += 1) loads.push(await loadPage(browser, `${url}/?shop=garden`, "main [role=grid]"));
  const times = loads.map(({ interactiveMs }) => interactiveMs).sort((a, b) => a - b);
  const median = times[LOADS >> 1] ?? NaN;
  const { scriptBytes = NaN, laterBytes = NaN } = loads[0] ?? {};
  const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(0);
  process.stdout.write(
    `first load: ${kilobytes(scriptBytes)} kB of JavaScript, promised ${kilobytes(PROMISED_BYTES)}, and ${kilobytes(laterBytes)} kB behind it ` +
      `(charts, engine); interactive after ${median.toFixed(0)} ms, promised ${String(PROMISED_LOAD_MS)} ms\n`,
  );
  if (!(scriptBytes < PROMISED_BYTES && median < PROMISED_LOAD_MS)) process.exitCode = 1;
}

/** Milliseconds from each key to the frame after it, sorted. The page measures itself: the way from here to there does not count. */
async function readOuts(on: Page, name: string): Promise<readonly number[]> {
  const slider = on.getByRole("slider", { name });
  await slider.focus();
  const took = await slider.evaluate(async (thumb, moves) => {
    const times: number[] = [];
    for (let move = 0; move < moves; move += 1) {
      await new Promise((next) => setTimeout(next, 20));
      const before = thumb.getAttribute("aria-valuetext");
      const from = performance.now();
      const code = move % 20 < 10 ? "ArrowRight" : "ArrowLeft";
      thumb.dispatchEvent(new KeyboardEvent("keydown", { key: code, code, bubbles: true, cancelable: true }));
      await new Promise<void>((drawn) =>
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => {
            drawn();
          };
          channel.port2.postMessage(null);
        }),
      );
      if (thumb.getAttribute("aria-valuetext") === before) throw new Error("the slider did not move");
      times.push(performance.now() - from);
    }
    return times;
  }, MOVES);
  return took.sort((a, b) => a - b);
}
