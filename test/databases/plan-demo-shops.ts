// Starts Springtide on an empty data folder, waits until the demo shops are planned, and ends: plan-demo-shops.ts <data folder> <demo folder>
import { setTimeout as pause } from "node:timers/promises";
import { serve } from "@springtide/server";
import { signedIn } from "../api/sign-in.ts";

const [folder, demoFolder] = process.argv.slice(2);
if (folder === undefined || demoFolder === undefined) throw new Error("name a data folder and a folder of demo shops");

const server = await serve({ folder, demoFolder, port: 0, log: () => undefined });
const owner = await signedIn(server);
for (;;) {
  const { shops } = (await (await owner.fetch("/api/shops")).json()) as { shops: { id: string; plan: string }[] };
  const failed = shops.find(({ plan }) => plan === "failed");
  if (failed !== undefined) throw new Error(`the plan of ${failed.id} failed`);
  if (shops.length > 0 && shops.every(({ plan }) => plan === "ready")) break;
  await pause(200);
}
await server.close();
