import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ServeOptions } from "@springtide/server";
import { serve } from "@springtide/server";
import type { BrowserContext } from "playwright";
import { signedIn } from "../api/sign-in.ts";

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export interface Started {
  readonly url: string;
  /** What it prints as it starts. */
  readonly signInLink: string;
  /** Lets a browser in as the owner of this machine. */
  signIn(context: BrowserContext): Promise<void>;
  close(): Promise<void>;
}

/** The demo shops that journeys go through; the plan of the third would only take time. */
const SHOPS = ["garden", "lamps"];

/** Springtide as it starts for the first time: an empty data folder, two demo shops, the built page, any free port. */
export async function startSpringtide(): Promise<Started> {
  const root = await mkdtemp(join(tmpdir(), "springtide-journey-"));
  const [folder, demoFolder] = [join(root, "data"), join(root, "demo")];
  for (const shop of SHOPS) await copyShop(fromRoot(`data/${shop}`), join(demoFolder, shop));
  const server = await servePage({ folder, demoFolder });
  return {
    url: server.url,
    signInLink: server.signInLink,
    signIn: (context) => server.signIn(context),
    close: async () => {
      await server.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** The built page and the API over a data folder. */
export async function servePage(options: Pick<ServeOptions, "folder" | "demoFolder" | "planWorker">): Promise<Started> {
  const server = await serve({
    ...options,
    port: 0,
    pageFolder: fromRoot("apps/dashboard/dist"),
    surveysFile: fromRoot("data/benchmarks/customer-service-surveys.json"),
    log: () => undefined,
  });
  return {
    url: server.url,
    signInLink: server.signInLink ?? server.url,
    async signIn(context) {
      const { cookies } = await signedIn(server);
      await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: server.url })));
    },
    close: () => server.close(),
  };
}

/** A demo shop that draws fewer seasons: what the page shows of them is the same, and the plan is there sooner. */
async function copyShop(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true });
  const file = join(to, "shop.yaml");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace(/^plan:$/m, "plan:\n  paths: 60"));
}
