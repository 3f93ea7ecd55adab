import { Refusal, type Finding } from "@springtide/refusal";
import { teamsFindings } from "./require-shift-problem.ts";
import { pathsNeeded, type TargetProblem } from "./target-problem.ts";

/** @throws Refusal naming everything in the problem that contradicts itself */
export function requireTargetProblem(problem: TargetProblem): void {
  const findings = [
    ...teamsFindings(problem),
    ...(problem.paths.length > 0 && problem.chance > 0 && problem.chance <= 1 && pathsNeeded(problem) > 0
      ? []
      : [
          targetFinding(
            "no-paths",
            "/target/paths",
            `${problem.paths.length} paths, of which a share of ${problem.chance} has to be met`,
            "a target is met on at least one path",
            "Give paths, and a chance above 0 up to 100 %.",
          ),
        ]),
    ...problem.paths.flatMap(({ worth }, path) => worthFindings(worth, path)),
  ];
  if (findings.length > 0) throw new Refusal(findings);
}

/** That no shifts reach the target, proven by the relaxation. */
export function outOfReach(): Refusal {
  return new Refusal(
    targetFinding(
      "target-out-of-reach",
      "/target",
      "a target that no number of people on these shifts reaches",
      "the shifts that may be worked have to be able to reach the target",
      "Ask for a smaller share, chance or floor, or allow more hours, kinds of shift, seats or shifts.",
    ),
  );
}

function worthFindings(worth: readonly Float64Array[], path: number): Finding[] {
  const interval = worth.findIndex((table) => table.some((more, n) => !(more >= (n === 0 ? 0 : (table[n - 1] ?? 0)))));
  if (interval < 0) return [];
  return [
    targetFinding(
      "service-falls-with-heads",
      `/target/paths/${path}`,
      `a table for interval ${interval} that falls, or starts below 0`,
      "more heads never serve fewer contacts",
      "Give shares in time that rise with the heads.",
    ),
  ];
}

function targetFinding(code: string, field: string, found: string, rule: string, remedy: string): Finding {
  return { code, place: { field }, found, rule, remedy };
}
