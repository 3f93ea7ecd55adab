import { createServer } from "node:net";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Refusal } from "@springtide/refusal";
import type { ServeOptions } from "@springtide/server";
import { serve } from "@springtide/server";
import type { DemoFolder } from "./demo-folder.ts";
import { demoFolder } from "./demo-folder.ts";

let folder: DemoFolder;
beforeAll(async () => {
  folder = await demoFolder();
});
afterAll(() => folder.remove());

async function refusalOf(options: Partial<ServeOptions>): Promise<Refusal> {
  const error: unknown = await serve({ folder: folder.data, port: 0, log: () => undefined, ...options }).then(
    (server) => server.close(),
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refusal) return error;
  throw new Error("It was not refused.", { cause: error });
}

describe("a start that cannot be", () => {
  it("names the port that is in use in one line, and leaves the data folder alone", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const refusal = await refusalOf({ port });
    expect(refusal.findings[0]?.code).toBe("port-in-use");
    expect(refusal.message).toContain(`port ${port}`);
    expect(refusal.message).not.toContain("\n");
    expect(existsSync(folder.data)).toBe(false);
    other.close();
  });

  it("names a data folder that cannot be written in one line", async () => {
    const file = `${folder.data}-file`;
    await writeFile(file, "");
    const refusal = await refusalOf({ folder: file });
    expect(refusal.findings[0]).toMatchObject({ code: "data-folder-not-writable", place: { file } });
    expect(refusal.message).not.toContain("\n");
  });

  it("says so where the address is not this machine's", async () => {
    // 192.0.2.1 is kept for documentation (RFC 5737): no machine has it.
    expect((await refusalOf({ host: "192.0.2.1" })).findings[0]?.code).toBe("host-not-here");
  });
});
