import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import LongestFirst from "./test/longest-first.ts";

const conditions = ["@springtide/source", "module", "node", "development|production"];
/** `vitest` tests the source as it stands. */
const overSource = {
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ["@springtide/source"] } },
};
/** `vitest --mode built` tests what `tsc -b` made of it, as it is run; Node loads that far quicker. */
const overBuilt = { server: { deps: { external: [/\/(?:packages|apps)\/[^/]+\/dist\//] } } };

/**
 * Tests that leave nothing behind for those of the next file: they share what they load, which saves most of the time. Only a file
 * named `.alone.test.ts`, which puts something else in a module's place, has what it loads to itself.
 */
const unit = [
  "{packages,apps}/*/test/**/!(*.alone).test.{ts,tsx}",
  "test/{accuracy,reference,season,simulation,verify}/**/*.test.ts",
  "test/*.test.ts",
];

export default defineConfig(({ mode }) => {
  const isBuilt = mode === "built";
  const source = isBuilt ? {} : overSource;
  const common = {
    ...(isBuilt ? overBuilt : {}),
    setupFiles: ["./test/property-seed.ts", "./test/remove-temporary-folders.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  };
  return {
    test: {
      // Tests of servers mostly wait; one more than there are cores keeps all of them at work.
      maxWorkers: availableParallelism() + 1,
      globalSetup: ["./test/databases/setup.ts"],
      sequence: { sequencer: LongestFirst },
      reporters: ["default", "./test/plain-line-reporter.ts"],
      projects: [
        { ...source, test: { name: "unit", ...common, include: unit, isolate: false } },
        {
          ...source,
          test: {
            ...{ name: "together", ...common, pool: "forks" },
            include: ["{packages,apps}/*/test/**/*.alone.test.ts", "test/**/*.test.ts"],
            exclude: unit,
          },
        },
      ],
    },
  };
});
