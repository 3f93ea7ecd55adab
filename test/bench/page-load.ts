import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright";

/** What it takes until a page is there. */
export interface PageLoad {
  /** JavaScript without which the page cannot be used, gzipped as a server sends it. */
  readonly scriptBytes: number;
  /** JavaScript that is fetched behind it: what draws charts, and the engine in its worker. */
  readonly laterBytes: number;
  /** From the start of the navigation until what is waited for is there and the page has answered a key. */
  readonly interactiveMs: number;
}

/**
 * Opens a page that nothing of is kept of, and waits until it can be used.
 * @param ready selector of what the reader came for
 */
export async function loadPage(browser: Browser, address: string, ready: string): Promise<PageLoad> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: "commit" });
  await page.locator(ready).first().waitFor();
  // The next idle moment after a frame was drawn: from here on a key is answered at once.
  const interactiveMs = await page.evaluate(
    () =>
      new Promise<number>((answered) => {
        requestAnimationFrame(() => {
          requestIdleCallback(() => {
            answered(performance.now());
          });
        });
      }),
  );
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.endsWith(".js")),
  );
  await context.close();
  const isLater = (path: string): boolean => /\/(chart-library|charts|desk\.worker)-/.test(path);
  const sum = (paths: readonly string[]): number => paths.reduce((bytes, path) => bytes + gzippedBytes(path), 0);
  return {
    scriptBytes: sum(scripts.filter((path) => !isLater(path))),
    laterBytes: sum(scripts.filter(isLater)),
    interactiveMs,
  };
}

const dist = fileURLToPath(new URL("../../apps/dashboard/dist", import.meta.url));

function gzippedBytes(path: string): number {
  return gzipSync(readFileSync(`${dist}${path}`)).length;
}
