import { ahtFactorOf, type LinkedQueues } from "../routing.ts";
import { loadOf, type Mix, type SkillProblem } from "../skill-problem.ts";
import type { LineQuestion } from "./lines.ts";
import { fullChances, turnShare } from "./shared-people.ts";

/** People busy by group: what they take at once, and of those who waited their share. */
export function busyPeople(
  problem: SkillProblem,
  mix: Mix,
  part: LinkedQueues,
  { asked, blocked, lines }: Pick<LineQuestion, "asked" | "blocked" | "lines">,
): Map<number, number> {
  const busy = new Map<number, number>();
  const full = fullChances(problem, part, blocked, lines);
  part.queues.forEach((queue, at) => {
    const description = problem.queues[queue];
    if (description === undefined) return;
    const groups = asked[queue] ?? [];
    const { waits = 1, lost = 1 } = lines[at] ?? {};
    const inTurn = groups.map(
      (group) => (mix[group] ?? 0) * turnShare(problem, part, group, { asked, blocked, lines, full, queue }),
    );
    const takenInTurn = inTurn.reduce((sum, each) => sum + each, 0);
    const blockedByAll = groups.reduce((product, group) => product * (blocked.get(group)?.get(queue) ?? 1), 1);
    let reaches = 1;
    groups.forEach((group, place) => {
      const share = blocked.get(group)?.get(queue) ?? 1;
      const atOnce = blockedByAll < 1 ? ((reaches * (1 - share)) / (1 - blockedByAll)) * (1 - waits) : 0;
      const afterWaiting = (Math.max(0, waits - lost) * (inTurn[place] ?? 0)) / takenInTurn;
      const erlangs = loadOf(description) * (atOnce + afterWaiting) * ahtFactorOf(problem, group, queue);
      busy.set(group, Math.min(mix[group] ?? 0, (busy.get(group) ?? 0) + erlangs));
      reaches *= share;
    });
  });
  return busy;
}
