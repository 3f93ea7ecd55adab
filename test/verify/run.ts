// npm run verify: every system at full length, and the table of it as docs/reference/simulation-verification.md.
import { writeFileSync } from "node:fs";
import { verificationPage } from "./verification-page.ts";
import { FULL, holds, verdictOf, verifyAll } from "./verify-all.ts";

const comparisons = verifyAll(FULL, (done, total) => process.stderr.write(`\r${done}/${total} systems`));
const verdict = verdictOf(comparisons);
process.stderr.write("\r");
const page = new URL("../../docs/reference/simulation-verification.md", import.meta.url);
writeFileSync(page, verificationPage(comparisons, verdict, FULL));
process.stdout.write(
  `${verdict.systems} systems, ${verdict.comparisons} comparisons: ${(100 * verdict.withinThree).toFixed(1)} % within 3 standard errors, farthest ${verdict.farthest.toFixed(2)}\n`,
);
process.exitCode = holds(verdict) ? 0 : 1;
