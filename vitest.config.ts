import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import LongestFirst from "./test/longest-first.ts";

const conditions = ["@springtide/source", "module", "node", "development|production"];
const source = {
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ["@springtide/source"] } },
};

/** Packages that keep nothing between two calls: their tests share what they load, which saves a third of the time. */
const pure =
  "packages/{calendar,contracts,forecast,planning,probability,refusal,season,simulation,solver,staffing}/test/**/*.test.ts";

/** Tests over several packages that start no process of their own: they may run side by side, as unit tests do. */
const inOneProcess = ["test/{accuracy,reference,season,simulation,verify}/**/*.test.ts", "test/*.test.ts"];

export default defineConfig({
  test: {
    // Tests of servers mostly wait; one more than there are cores keeps all of them at work.
    maxWorkers: availableParallelism() + 1,
    globalSetup: ["./test/databases/setup.ts"],
    sequence: { sequencer: LongestFirst },
    reporters: ["default", "./test/plain-line-reporter.ts"],
    projects: [
      {
        ...source,
        test: {
          name: "unit",
          setupFiles: ["./test/property-seed.ts"],
          include: ["packages/*/test/**/*.test.ts", "apps/*/test/**/*.test.{ts,tsx}", ...inOneProcess],
          exclude: [pure],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        ...source,
        test: {
          name: "pure",
          setupFiles: ["./test/property-seed.ts"],
          include: [pure],
          isolate: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        ...source,
        test: {
          name: "together",
          setupFiles: ["./test/property-seed.ts"],
          include: ["test/**/*.test.ts"],
          exclude: inOneProcess,
          pool: "forks",
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
