import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The demo shops that journeys go through; the plan of the third would only take time. */
const SHOPS = ["garden", "lamps"];

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A data folder as it is after the first start, once its demo shops are planned; nobody has it open. */
export async function plannedFolder(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "springtide-planned-"));
  const [folder, demo] = [join(root, "data"), join(root, "demo")];
  for (const shop of SHOPS) await copyShop(fromRoot(`data/${shop}`), join(demo, shop));
  await planned(folder, demo);
  return root;
}

/** In a process of its own, so that the run of tests keeps nothing of it. */
async function planned(folder: string, demo: string): Promise<void> {
  const script = fromRoot("test/databases/plan-demo-shops.ts");
  const run = spawn(process.execPath, ["--import", "tsx", "--conditions", "@springtide/source", script, folder, demo], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said: Buffer[] = [];
  run.stderr.on("data", (text: Buffer) => said.push(text));
  const code = await new Promise((ended) => run.once("exit", ended));
  if (code !== 0) throw new Error(`The demo shops could not be planned: ${Buffer.concat(said).toString("utf8")}`);
}

/** A demo shop that draws fewer seasons: what the page shows of them is the same, and the plan is there sooner. */
async function copyShop(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true });
  const file = join(to, "shop.yaml");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace(/^plan:$/m, "plan:\n  paths: 60"));
}
