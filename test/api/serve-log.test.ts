import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { z } from "zod";
import { shopImport, smallShop } from "../../packages/store/test/fixtures.ts";
import { databases } from "../databases/databases.ts";

const PROGRAM = fileURLToPath(new URL("../../apps/cli/bin/springtide.js", import.meta.url));
const TOKEN = "figures-for-the-watch-tower";
const Line = z.looseObject({ time: z.iso.datetime(), level: z.string(), event: z.string() });

it("springtide serve says where it is ready, then tells programs of each request on a line of its own", async () => {
  const place = await databases[0]?.place();
  if (place === undefined) throw new Error("There is no database to stand on.");
  const store = await openStore(place);
  await store.within(LOCAL_SCOPE).importShop(shopImport(smallShop("lamps"), []));
  await store.close();
  const child = spawn(process.execPath, [PROGRAM, "serve", "--port", "0", "--data", place.folder], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, SPRINGTIDE_METRICS_TOKEN: TOKEN },
  });
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  try {
    await expect.poll(() => `${out}${err}`, { timeout: 120_000 }).toMatch(/^Springtide is ready: \S+$/m);
    const [, url = ""] = /^Springtide is ready: (http:\/\/localhost:\d+)\/sign-in\/\S+\n$/.exec(out) ?? [];
    const forwarded = { "x-forwarded-for": "203.0.113.9" };
    const headers = { ...forwarded, authorization: `Bearer ${TOKEN}` };
    expect((await fetch(`${url}/metrics`, { headers })).status).toBe(200);
    expect((await fetch(`${url}/metrics`, { headers: forwarded })).status).toBe(403);
    const asked = { headers: { "x-request-id": "complaint-7", "user-agent": "secret-agent" } };
    expect((await fetch(`${url}/api/shops/lamps?q=hidden`, asked)).status).toBe(401);
    await expect.poll(() => err).toContain("complaint-7");
  } finally {
    child.kill("SIGTERM");
    if (child.exitCode === null) await once(child, "close");
    await place.remove();
  }
  expect(child.exitCode).toBe(0);
  const lines = err.trimEnd().split("\n");
  const told = lines.map((line) => Line.parse(JSON.parse(line)));
  expect(told.find(({ id }) => id === "complaint-7")).toMatchObject({
    ...{ level: "info", event: "request", method: "GET", route: "/api/shops/:shop", status: 401, isStream: false },
    organisation: null,
  });
  for (const personal of ["secret-agent", "hidden", "203.0.113.9", TOKEN]) expect(err).not.toContain(personal);
}, 180_000);
