import type { Finding } from "@springtide/refusal";
import type { RosterProblem } from "../rosters/roster-problem.ts";
import { spanAt } from "./local-words.ts";
import type { RosterFindings } from "./errors-and-caveats.ts";
import { placeOf, type RosterPlaces } from "./roster-places.ts";

/**
 * Stretches in which a queue wants people and nobody with the skill can be there at all: caveats, for they stay open, as are people who can
 * do nothing. Where people are wanted and nobody could be given any shift whenever it is, there is no roster to make: an error.
 */
export function coverFindings(problem: RosterProblem, places: RosterPlaces): RosterFindings {
  const { demand, people } = problem;
  const isWanted = demand.some((heads) => heads.some((wanted) => wanted > 0));
  const canAny = people.some((_, person) => lacksOf(problem, person).length === 0);
  if (isWanted && !canAny) return { errors: [nobodyAtAll(problem, places)], caveats: [] };
  const empty = demand.flatMap((_, queue) => emptyStretches(problem, places, queue));
  const idle = people.flatMap((_, person) => idlePerson(problem, places, person));
  return { errors: [], caveats: [...empty, ...idle] };
}

/** 1 where somebody with the skill for a queue is available or published to work. */
function availableFor({ people, startsMs }: RosterProblem, queue: number): Uint8Array {
  const present = new Uint8Array(startsMs.length);
  for (const { skills, patterns, available, published } of people) {
    if (!skills.includes(queue)) continue;
    startsMs.forEach((ms, t) => {
      if (patterns.length > 0 && available[t] === 1) present[t] = 1;
      if (published.some(({ startMs, endMs }) => startMs <= ms && endMs > ms)) present[t] = 1;
    });
  }
  return present;
}

function nobodyAtAll({ people, zone, startsMs, seconds }: RosterProblem, places: RosterPlaces): Finding {
  const last = startsMs.length - 1;
  const span = spanAt(zone, startsMs[0] ?? 0, (startsMs[last] ?? 0) + (seconds[last] ?? 0) * 1000);
  return {
    code: "nobody-available",
    place: placeOf(places, people.length === 0 ? places.demand(0) : places.person(0)),
    found: `${people.length === 0 ? "no people" : `nobody among ${people.length} people who has a skill, a shift pattern and an hour in which they are available`} from ${span}`,
    rule: "somebody may be given a shift where people are wanted",
    remedy:
      "Name people with the skills of the queues, the hours in which they can work, and the shifts they may be given.",
  };
}

/** One caveat for a queue, whatever the number of its stretches: most recur every week. */
function emptyStretches(problem: RosterProblem, places: RosterPlaces, queue: number): Finding[] {
  const { startsMs, seconds, zone, demand, people } = problem;
  const present = availableFor(problem, queue);
  const runs: { fromMs: number; toMs: number; heads: number }[] = [];
  startsMs.forEach((fromMs, t) => {
    const heads = demand[queue]?.[t] ?? 0;
    if (heads <= 0 || present[t] === 1) return;
    const toMs = fromMs + (seconds[t] ?? 0) * 1000;
    const last = runs.at(-1);
    if (last?.toMs === fromMs)
      runs[runs.length - 1] = { fromMs: last.fromMs, toMs, heads: Math.max(last.heads, heads) };
    else runs.push({ fromMs, toMs, heads });
  });
  const most = Math.max(...runs.map(({ heads }) => heads));
  const skilled = people.filter(({ skills }) => skills.includes(queue)).length;
  const name = places.queueName(queue);
  if (runs.length === 0) return [];
  return [
    {
      code: "nobody-available",
      place: placeOf(places, places.demand(queue)),
      found: `${runs.length > 1 ? "up to " : ""}${most} ${most === 1 ? "head" : "heads"} wanted for ${name} ${spansInWords(zone, runs)}, and nobody available`,
      rule:
        skilled === 0
          ? `nobody has the skill for ${name}`
          : `none of the ${skilled} with the skill for ${name} can work then`,
      remedy: "Find somebody for these hours, buy them from a partner, or leave them closed.",
    },
  ];
}

const SPANS_LISTED = 3;

/** "from 2026-11-30 12:00 to 13:00"; of several stretches how many, and the first. */
function spansInWords(
  zone: RosterProblem["zone"],
  runs: readonly { readonly fromMs: number; readonly toMs: number }[],
): string {
  const listed = runs.slice(0, SPANS_LISTED).map(({ fromMs, toMs }) => `from ${spanAt(zone, fromMs, toMs)}`);
  if (runs.length === 1) return listed.join("");
  const more = runs.length - listed.length;
  return `in ${runs.length} stretches (${listed.join("; ")}${more > 0 ? `; and ${more} more` : ""})`;
}

/** What a person lacks to be given a shift; nothing where they have published shifts to be known by. */
function lacksOf({ people }: RosterProblem, person: number): string[] {
  const { skills = [], patterns = [], available = new Uint8Array(0), published = [] } = people[person] ?? {};
  return [
    ...(skills.length === 0 ? ["a skill"] : []),
    ...(patterns.length === 0 && published.length === 0 ? ["a shift pattern"] : []),
    ...(available.includes(1) || published.length > 0 ? [] : ["an hour in which they are available"]),
  ];
}

function idlePerson(problem: RosterProblem, places: RosterPlaces, person: number): Finding[] {
  const lacks = lacksOf(problem, person);
  if (lacks.length === 0) return [];
  return [
    {
      code: "person-without-work",
      place: placeOf(places, places.person(person)),
      found: `${places.personName(person)} without ${lacks.join(" and ")}`,
      rule: "such a person is given no shift",
      remedy: "Give them what is missing, or leave them out of these weeks.",
    },
  ];
}
