import type { SkillMixAnswer, SkillMixRequest } from "@springtide/contracts";
import type { Mix, SkillProblem } from "@springtide/planning";
import { estimateFigure, type Played } from "@springtide/simulation";
import { overallDifference, overallService } from "./overall-service.ts";

type Flexibility = NonNullable<SkillMixAnswer["flexibility"]>;

const STEPS = 10;

/**
 * What more and more of the specialists cross-trained would give: the same people, the same customers, and of every specialist group
 * 0 %, 10 %, ... 100 % in the group with the most skills. The first steps bring most of the gain: a little flexibility goes a long way.
 * Source: Jordan & Graves (1995), Management Science 41(4), 577-594; Wallace & Whitt (2005), M&SOM 7(4), 276-294.
 * @returns null where no group knows what two groups of specialists know
 */
export function flexibilityCurve(
  request: SkillMixRequest,
  problem: SkillProblem,
  specialists: Mix,
  playAgain: (mix: Mix) => Played,
): Flexibility | null {
  const into = groupWithMostSkills(problem, specialists);
  if (into === null) return null;
  const mixes = Array.from({ length: STEPS + 1 }, (_, step) => trained(problem, specialists, into, step / STEPS));
  const played = mixes.map(playAgain);
  const [first, last] = [played[0], played[STEPS]];
  if (first === undefined || last === undefined) return null;
  const whole = overallDifference(problem, last, first);
  const isTold = whole.halfWidth !== null && Math.abs(whole.value) > whole.halfWidth;
  return {
    group: request.groups[into]?.id ?? "",
    steps: played.map((each, step) => {
      const { value, halfWidth } = overallService(problem, each);
      return {
        share: step / STEPS,
        people: [...(mixes[step] ?? [])],
        overall: { serviceLevel: value, halfWidth },
        leastMargin: leastMargin(problem, each),
        gained: isTold ? (step === 0 ? 0 : overallDifference(problem, each, first).value / whole.value) : null,
      };
    }),
  };
}

/** The group with the most skills of those that know what at least two staffed groups of specialists know; the first listed of them. */
function groupWithMostSkills({ groups }: SkillProblem, specialists: Mix): number | null {
  let best: number | null = null;
  groups.forEach(({ skills }, group) => {
    const joins = groups.filter((_, other) => (specialists[other] ?? 0) > 0 && isSpecialistOf(groups[other], skills));
    if (joins.length < 2) return;
    if (best === null || skills.length > (groups[best]?.skills.length ?? 0)) best = group;
  });
  return best;
}

type Skills = SkillProblem["groups"][number]["skills"];

function isSpecialistOf(group: SkillProblem["groups"][number] | undefined, skills: Skills): boolean {
  const [only, another] = group?.skills ?? [];
  return only !== undefined && another === undefined && skills.some(({ queue }) => queue === only.queue);
}

function trained({ groups }: SkillProblem, specialists: Mix, into: number, share: number): Mix {
  const leave = specialists.map((people, group) =>
    group !== into && isSpecialistOf(groups[group], groups[into]?.skills ?? []) ? Math.round(people * share) : 0,
  );
  const all = leave.reduce((sum, each) => sum + each, 0);
  return specialists.map((people, group) => (group === into ? people + all : people - (leave[group] ?? 0)));
}

function leastMargin({ queues }: SkillProblem, played: Played): number {
  return Math.min(
    ...queues.map(({ target }, queue) => {
      const { value } = estimateFigure(played, target.definition, { queue, fromDay: 1 });
      return (value ?? 1) - target.share;
    }),
  );
}
