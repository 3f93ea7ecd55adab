import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ServeOptions } from "@springtide/server";
import { serve } from "@springtide/server";
import type { BrowserContext } from "playwright";
import { signedIn } from "../api/sign-in.ts";
import { plannedFolder } from "../databases/databases.ts";

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export interface Started {
  readonly url: string;
  /** What it prints as it starts. */
  readonly signInLink: string;
  /** Lets a browser in as the owner of this machine. */
  signIn(context: BrowserContext): Promise<void>;
  close(): Promise<void>;
}

/** Springtide as it is once its demo shops are planned, on a data folder of its own: the built page, any free port. */
export async function startSpringtide(options: Pick<ServeOptions, "now"> = {}): Promise<Started> {
  const root = await mkdtemp(join(tmpdir(), "springtide-journey-"));
  await cp(await plannedFolder(), root, { recursive: true });
  const server = await servePage({ ...options, folder: join(root, "data") });
  return {
    ...server,
    close: async () => {
      await server.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** The built page and the API over a data folder. */
export async function servePage(
  options: Pick<ServeOptions, "folder" | "demoFolder" | "planWorker" | "now">,
): Promise<Started> {
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
