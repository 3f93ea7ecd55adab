import type { PlanRoster } from "@springtide/contracts";
import { impossibleDemands, openStretches, readRoster, type RosterAnswer, whyGap } from "@springtide/planning";
import { queueOf } from "../places.ts";
import { conflictWords } from "../roster-words/conflict-words.ts";
import { openShiftWords } from "../roster-words/open-shift-words.ts";
import type { RosterNames } from "../roster-words/roster-names.ts";
import { awayReasons } from "../roster-why/why-away.ts";
import type { SiteProblem, SiteQuestion } from "./site-problem.ts";

/** So many stretches, the largest, have their reasons in the plan; of the others they are found when asked for. */
const STRETCHES_EXPLAINED = 12;
/** So many demands that no roster can meet are told, those with the most hours out of reach. */
const CONFLICTS_TOLD = 12;

/** What a block leaves open and why, and which demands no legal roster could meet, in words. */
export function blockReasons(
  { shop, people, rules }: SiteQuestion,
  { problem, queues, grid, siteOpen }: SiteProblem,
  answer: RosterAnswer,
): Pick<PlanRoster, "open" | "conflicts"> {
  const { zone } = problem;
  const names: RosterNames = {
    zone,
    person: (person) => people[person]?.person.name ?? "",
    queue: (queue) => queueOf(shop, queues[queue] ?? "").name,
    source: (rule) => rules?.rules.find(({ id }) => id === rule)?.source ?? "",
  };
  const reading = readRoster(problem, answer, awayReasons(people, grid, siteOpen));
  const stretches = openStretches(problem, answer.missing);
  const explained = new Set(stretches.toSorted((a, b) => b.headHours - a.headHours).slice(0, STRETCHES_EXPLAINED));
  const conflicts = impossibleDemands(reading);
  const told = new Set(
    conflicts
      .toSorted((a, b) => b.wantedHours - b.possibleHours - (a.wantedHours - a.possibleHours))
      .slice(0, CONFLICTS_TOLD),
  );
  return {
    open: stretches.map((stretch) => ({
      queue: queues[stretch.queue] ?? "",
      start: zone.formatInstant(stretch.fromMs),
      end: zone.formatInstant(stretch.toMs),
      heads: stretch.heads,
      headHours: stretch.headHours,
      because: explained.has(stretch) ? openShiftWords(whyGap(reading, stretch), names) : [],
    })),
    conflicts: [
      ...conflicts.filter((conflict) => told.has(conflict)).map((conflict) => conflictWords(conflict, names)),
      ...(conflicts.length > told.size
        ? [`${conflicts.length - told.size} smaller demands are out of reach as well.`]
        : []),
    ],
  };
}
