import type { Browser, Page } from "playwright";
import { fixturePlan } from "../../apps/dashboard/test/fixture-plan.ts";
import { answerPlan } from "./page-plan.ts";

const OPENINGS = 7;
const CANVAS = ".whole-plan canvas";

/** How long a year of quarter hours takes until it is drawn. */
export interface YearDrawn {
  readonly intervals: number;
  /** From the press that asks for the page it stands on, sorted. */
  readonly openedMs: readonly number[];
  /** From the key that asks for the whole year where all but its last day was drawn, sorted. */
  readonly widenedMs: readonly number[];
}

/** The whole-plan chart of a year of quarter hours, whose plan the page already has: opened again and again, and widened. */
export async function drawYear(browser: Browser, url: string): Promise<YearDrawn> {
  const plan = fixturePlan({ firstDay: "2026-01-05", days: 365 });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  await answerPlan(page, plan);
  await page.goto(`${url}/?shop=garden&view=days&day=2026-01-05`);
  await page.locator(CANVAS).waitFor();
  await page.locator(".days-working").waitFor({ state: "detached", timeout: 120_000 });
  const openedMs: number[] = [];
  for (let i = 0; i < OPENINGS; i += 1) {
    await page.getByRole("link", { name: "Season", exact: true }).click();
    await page.locator(CANVAS).waitFor({ state: "detached" });
    await page.waitForTimeout(500);
    openedMs.push(await untilPainted(page, "Days"));
  }
  const widenedMs = await widened(page, OPENINGS);
  await page.close();
  const sorted = (times: readonly number[]): readonly number[] => times.toSorted((a, b) => a - b);
  return { intervals: plan.grid.intervals, openedMs: sorted(openedMs), widenedMs: sorted(widenedMs) };
}

/** Milliseconds from the key that asks for the whole year, where all but its last day was drawn, to the frame that shows it. */
async function widened(page: Page, times: number): Promise<readonly number[]> {
  const thumb = page.getByRole("slider", { name: "Last day shown" });
  await thumb.focus();
  return thumb.evaluate(async (slider, count) => {
    const took: number[] = [];
    for (let move = 0; move < 2 * count; move += 1) {
      await new Promise((next) => setTimeout(next, 100));
      const before = slider.getAttribute("aria-valuetext");
      const from = performance.now();
      const code = move % 2 === 0 ? "ArrowLeft" : "ArrowRight";
      slider.dispatchEvent(new KeyboardEvent("keydown", { key: code, code, bubbles: true, cancelable: true }));
      await new Promise<void>((drawn) =>
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => {
            drawn();
          };
          channel.port2.postMessage(null);
        }),
      );
      if (slider.getAttribute("aria-valuetext") === before) throw new Error("the chart's days were not changed");
      if (code === "ArrowRight") took.push(performance.now() - from);
    }
    return took;
  }, times);
}

/** Milliseconds from the press on a link to the frame that shows the chart; the page measures itself. */
async function untilPainted(page: Page, link: string): Promise<number> {
  return page.getByRole("link", { name: link, exact: true }).evaluate(async (element, selector) => {
    const from = performance.now();
    element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    for (;;) {
      await new Promise((drawn) => requestAnimationFrame(drawn));
      const canvas = document.querySelector<HTMLCanvasElement>(selector);
      if (canvas === null || canvas.width === 0) continue;
      const column = canvas.getContext("2d")?.getImageData(canvas.width >> 1, 0, 1, canvas.height).data ?? [];
      if (column.every((value) => value === 0)) continue;
      await new Promise<void>((shown) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          shown();
        };
        channel.port2.postMessage(null);
      });
      return performance.now() - from;
    }
  }, CANVAS);
}
