import { relative } from "node:path";
import type { TestSpecification } from "vitest/node";
import { BaseSequencer } from "vitest/node";

/** Takes minutes: begun last, it would leave every worker but its own idle at the end. */
const LONGEST = "test/journeys/every-page.test.ts";

/** Vitest's own order, which knows no durations on a machine that never ran these tests, but for the longest file. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLongest = ({ moduleId }: TestSpecification): boolean =>
      relative(this.ctx.config.root, moduleId) === LONGEST;
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}
