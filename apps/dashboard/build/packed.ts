import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import type { Plugin } from "vite";

const TEXT = /^assets\/.+\.(js|css|svg|json)$/;

/** Smaller files are one packet either way. */
const WORTH_BYTES = 1_000;

/**
 * Puts beside each file what it is when compressed well: once here, and not in haste for everybody who fetches it.
 * @param quality of 11; the last steps take ten times as long for a fifteenth less
 */
export function packed(quality: number): Plugin {
  return {
    name: "packed",
    apply: "build",
    writeBundle: async ({ dir = "" }, bundle) => {
      const files = Object.keys(bundle).filter((file) => TEXT.test(file));
      await Promise.all(
        files.map(async (file) => {
          const plain = await readFile(join(dir, file));
          if (plain.length < WORTH_BYTES) return;
          const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
          await writeFile(join(dir, `${file}.br`), await promisify(brotliCompress)(plain, { params }));
        }),
      );
    },
  };
}
