import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "@springtide/server";

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Springtide as it starts for the first time: an empty data folder, the demo shops, the built page, any free port. */
export async function startSpringtide(): Promise<{ url: string; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "springtide-journey-"));
  const server = await serve({
    folder,
    port: 0,
    demoFolder: fromRoot("data"),
    pageFolder: fromRoot("apps/dashboard/dist"),
    log: () => undefined,
  });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
