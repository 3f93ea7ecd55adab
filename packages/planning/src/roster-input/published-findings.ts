import { brokenRules } from "../labour/broken-rules.ts";
import type { Breach, LabourRule } from "../labour/labour-rule.ts";
import { ruleOfTerms } from "../labour/rule-of-terms.ts";
import { oneShiftAtATime } from "../labour/rules/one-shift-at-a-time.ts";
import { intervalsTouched } from "../reasons/intervals-worked.ts";
import type { WhyAway } from "../reasons/obstacle.ts";
import type { RosterProblem } from "../rosters/roster-problem.ts";
import { amount, clockAt, spanAt } from "./local-words.ts";
import { placeOf, type RosterPlaces } from "./roster-places.ts";
import type { RosterFindings } from "./errors-and-caveats.ts";

const ONE_PLACE = "one-shift-at-a-time";

/** What is wrong with shifts already published: leave over them is an error; what they break by themselves stays, and is told. */
export function publishedFindings(problem: RosterProblem, places: RosterPlaces, whyAway: WhyAway): RosterFindings {
  const rules = [oneShiftAtATime({ id: ONE_PLACE }), ...problem.rules.map(ruleOfTerms)];
  const found = problem.people.map((_, person) => {
    const away = awayFindings(problem, places, whyAway, person);
    return { errors: away.errors, caveats: [...away.caveats, ...breachFindings(problem, places, rules, person)] };
  });
  return { errors: found.flatMap(({ errors }) => errors), caveats: found.flatMap(({ caveats }) => caveats) };
}

function awayFindings(problem: RosterProblem, places: RosterPlaces, whyAway: WhyAway, person: number): RosterFindings {
  const found: RosterFindings = { errors: [], caveats: [] };
  const { published = [], available } = problem.people[person] ?? {};
  published.forEach(({ startMs, endMs }, shift) => {
    const away = intervalsTouched(problem, startMs, endMs).filter((t) => available?.[t] !== 1);
    const [first] = away;
    if (first === undefined) return;
    const isLeave = away.some((t) => whyAway(person, t) === "leave");
    const who = places.personName(person);
    const when = spanAt(problem.zone, startMs, endMs);
    if (isLeave)
      found.errors.push({
        code: "leave-over-published-shift",
        place: placeOf(places, places.leave(person)),
        found: `leave of ${who} over the shift published for ${when}`,
        rule: "a person on leave has no shift",
        remedy: "Take the published shift back, or move the leave.",
      });
    else
      found.caveats.push({
        code: "published-while-away",
        place: placeOf(places, places.published(person, shift)),
        found: `a published shift of ${who}, ${when}, in hours in which ${who} cannot work`,
        rule: "people work within the hours they can",
        remedy: "The shift stays as published. Take it back, or widen the hours of the person.",
      });
  });
  return found;
}

function breachFindings(
  problem: RosterProblem,
  places: RosterPlaces,
  rules: readonly LabourRule[],
  person: number,
): RosterFindings["caveats"] {
  const { published = [] } = problem.people[person] ?? {};
  const { zone, holidays } = problem;
  const shifts = published.map((shift, source) => ({ ...shift, source }));
  const all = new Set(shifts.keys());
  return brokenRules([{ person: places.personName(person), zone, holidays, shifts }], rules, all).map((breach) => ({
    code: breach.rule === ONE_PLACE ? "published-shifts-overlap" : "published-rule-broken",
    place: placeOf(places, places.published(person, breach.sources.at(-1) ?? 0)),
    found:
      breach.rule === ONE_PLACE
        ? `two published shifts of ${breach.person} at once, ${spanAt(zone, breach.fromMs, breach.toMs)}`
        : `${amount(breach.found)} ${breach.unit} of ${breach.person} from ${clockAt(zone, breach.fromMs)} to ${clockAt(zone, breach.toMs)} in shifts already published`,
    rule: breach.rule === ONE_PLACE ? "nobody is in two places at once" : ruleInWords(breach),
    remedy: "They stay as published, and no new shift makes it worse. Change the published shifts to mend it.",
  }));
}

function ruleInWords({ rule, found, limit, unit }: Breach): string {
  return `${found > limit ? "at most" : "at least"} ${amount(limit)} ${unit} are the rule (${rule})`;
}
