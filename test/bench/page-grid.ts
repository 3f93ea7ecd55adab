import type { Browser, Page } from "playwright";
import { fixturePlan } from "../../apps/dashboard/test/fixture-plan.ts";
import { withManyLines } from "../../apps/dashboard/test/fixture-many-lines.ts";
import { answerPlan } from "./page-plan.ts";

const LINES = 8;
const FIRST_DAY = "2026-04-06";
const OPEN_DAY = "2026-04-13";

/** How smoothly a grid is scrolled. */
export interface Scrolled {
  readonly rows: number;
  readonly columns: number;
  readonly framesPerSecond: number;
  /** Of the time from frame to frame. */
  readonly medianMs: number;
  readonly p95Ms: number;
}

/** A day of eight lines in quarter hours, every figure of it worked out, scrolled to and fro in both directions. */
export async function scrollGrid(browser: Browser, url: string): Promise<Scrolled> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  await answerPlan(page, withManyLines(fixturePlan({ firstDay: FIRST_DAY, days: 14 }), LINES));
  await page.goto(`${url}/?shop=garden&view=days&by=15&day=${OPEN_DAY}`);
  await page.locator(".ig .ig-cell").first().waitFor();
  await page.locator(".days-working").waitFor({ state: "detached", timeout: 120_000 });
  await page.locator(".ig").scrollIntoViewIfNeeded();
  const scrolled = await scrollToAndFro(page);
  await page.close();
  return scrolled;
}

/** Pixels a frame: across a day in a second and a half, down eight queues in three. */
const SPEED = { right: 48, down: 12 };
const FRAMES = 300;

async function scrollToAndFro(page: Page): Promise<Scrolled> {
  return page.evaluate(
    async ({ speed, frames }) => {
      const grid = document.querySelector<HTMLElement>(".ig");
      if (grid === null) throw new Error("there is no grid");
      const times: number[] = [];
      let [right, down] = [speed.right, speed.down];
      let before = await new Promise<number>((drawn) => requestAnimationFrame(drawn));
      while (times.length < frames) {
        if (grid.scrollLeft + grid.clientWidth >= grid.scrollWidth - 1) right = -speed.right;
        if (grid.scrollTop + grid.clientHeight >= grid.scrollHeight - 1) down = -speed.down;
        if (grid.scrollLeft <= 0) right = speed.right;
        if (grid.scrollTop <= 0) down = speed.down;
        grid.scrollBy(right, down);
        const now = await new Promise<number>((drawn) => requestAnimationFrame(drawn));
        times.push(now - before);
        before = now;
      }
      const sorted = times.toSorted((a, b) => a - b);
      return {
        rows: Number(grid.getAttribute("aria-rowcount")),
        columns: Number(grid.getAttribute("aria-colcount")),
        framesPerSecond: (1000 * times.length) / times.reduce((sum, time) => sum + time, 0),
        medianMs: sorted[frames >> 1] ?? NaN,
        p95Ms: sorted[Math.floor(0.95 * frames)] ?? NaN,
      };
    },
    { speed: SPEED, frames: FRAMES },
  );
}
