import { existsSync } from "node:fs";
import type { Browser } from "playwright";
import { chromium } from "playwright";

const SYSTEM_CHROMIUM = "/usr/bin/chromium";
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A headless Chromium: the one CHROMIUM_PATH names, else the system's, else the one that came with the dependencies. */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env["CHROMIUM_PATH"] ?? SYSTEM_CHROMIUM;
  if (existsSync(named)) return chromium.launch({ executablePath: named, args: QUIET });
  // Told so, the package also unpacks the system libraries that its Chromium needs: a bare machine has none of them.
  process.env["AWS_LAMBDA_JS_RUNTIME"] ??= "nodejs20.x";
  const { default: packed } = await import("@sparticuz/chromium");
  return chromium.launch({ executablePath: await packed.executablePath(), args: [...packed.args, ...QUIET] });
}
