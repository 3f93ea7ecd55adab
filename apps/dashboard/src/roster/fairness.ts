import type { PlanRoster } from "@springtide/contracts";
import type { Words } from "../words/words.ts";

type RosteredPerson = PlanRoster["people"][number];

/** What a person carries of the hours that people like least, against an even share by hours of work. */
export interface UnpopularShare {
  readonly hours: number;
  /** The team's unpopular hours, split by hours of work: who works half the time carries half as many. */
  readonly even: number;
}

/** Unpopular hours of each person by id, and their even share within the team. */
export function unpopularShares(people: readonly RosteredPerson[]): ReadonlyMap<string, UnpopularShare> {
  const shares = new Map<string, UnpopularShare>();
  for (const { person, team, hours, unpopularHours } of people) {
    const mates = people.filter((other) => other.team === team);
    const sum = (pick: (mate: RosteredPerson) => number): number =>
      mates.reduce((total, mate) => total + pick(mate), 0);
    const worked = sum((mate) => mate.hours);
    const even = worked === 0 ? 0 : (sum((mate) => mate.unpopularHours) * hours) / worked;
    shares.set(person, { hours: unpopularHours, even });
  }
  return shares;
}

/** Fairness and wishes of a whole roster in a sentence or two. */
export function fairnessInWords({ people }: Pick<PlanRoster, "people">, words: Words): string {
  const working = people.filter(({ hours }) => hours > 0);
  const shares = unpopularShares(working);
  const over = (person: RosteredPerson): number => {
    const share = shares.get(person.person);
    return share === undefined ? 0 : share.hours - share.even;
  };
  const [first, ...rest] = working;
  if (first === undefined) return words.say("roster.nobody");
  const furthest = rest.reduce((a, b) => (Math.abs(over(b)) > Math.abs(over(a)) ? b : a), first);
  const each = working.map(({ unpopularHours }) => unpopularHours);
  const [least, most] = [Math.min(...each), Math.max(...each)];
  const unpopular =
    most === 0
      ? words.say("roster.unpopular-none")
      : words.say("roster.unpopular-said", {
          least: words.hours(least),
          most: words.hours(most),
          person: furthest.name,
          over: words.signed(over(furthest), words.hours),
        });
  return `${unpopular} ${wishesInWords(people, words)}`;
}

function wishesInWords(people: readonly RosteredPerson[], words: Words): string {
  const wishes = people.reduce((sum, person) => sum + person.wishes, 0);
  const kept = people.reduce((sum, person) => sum + person.wishesKept, 0);
  if (wishes === 0) return words.say("roster.wishes-none");
  return words.say("roster.wishes-kept", { kept: words.count(kept), wishes: words.count(wishes) });
}
