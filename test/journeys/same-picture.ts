import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { expect } from "vitest";

const KEPT = fileURLToPath(new URL("./pictures/", import.meta.url));
/** How far two colours may lie apart: letters are smoothed a little differently by each release of a browser. */
const SAME_COLOUR = 0.25;
/** Share of a picture that may differ: less than one line of text, more than such smoothing. */
const MOST_DIFFERENT = 0.004;

/**
 * Compares a picture with the one that is kept under its name. With SPRINGTIDE_NEW_PICTURES set it is kept instead: look at it before it is
 * committed. Where it differs, both and the difference are left in a folder for temporary files, which the message names.
 */
export async function expectSamePicture(name: string, taken: Buffer): Promise<void> {
  const kept = join(KEPT, `${name}.png`);
  if (process.env["SPRINGTIDE_NEW_PICTURES"] !== undefined) {
    await writeFile(kept, taken);
    return;
  }
  if (!existsSync(kept)) throw new Error(`no picture is kept as ${name}: take it with SPRINGTIDE_NEW_PICTURES=1`);
  const [before, now] = [PNG.sync.read(await readFile(kept)), PNG.sync.read(taken)];
  const size = { width: before.width, height: before.height };
  expect({ width: now.width, height: now.height }, `size of ${name}`).toEqual(size);
  const difference = new PNG(size);
  const pixels = pixelmatch(before.data, now.data, difference.data, size.width, size.height, {
    threshold: SAME_COLOUR,
  });
  const share = pixels / (size.width * size.height);
  if (share <= MOST_DIFFERENT) return;
  const folder = join(tmpdir(), "springtide-pictures");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.png`), taken);
  await writeFile(join(folder, `${name}-difference.png`), PNG.sync.write(difference));
  throw new Error(`${name} looks different in ${(share * 100).toFixed(1)} % of its pixels: see ${folder}`);
}
