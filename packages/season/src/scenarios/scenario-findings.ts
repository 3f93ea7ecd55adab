import { nearNames, type Plan, type Scenario } from "@springtide/contracts";
import { type Finding, Refusal } from "@springtide/refusal";
import { windowFindings } from "../opening-hours/require-windows.ts";
import { choiceOf } from "./opened-windows.ts";

/**
 * Holds scenarios against the plan they change: every queue, team, trigger and agreement that is named is one of the plan, ids are told apart,
 * and each goes on from another without a circle.
 * @throws Refusal with every finding: "unknown-queue", "unknown-team", "unknown-trigger", "unknown-agreement", "unknown-scenario",
 *   "scenario-twice", "scenario-circle", "days-outside-plan"
 */
export function requireScenarios(scenarios: readonly Scenario[], plan: Plan): void {
  const findings = [
    ...scenarios.flatMap((scenario, i) => [
      ...unknownNames(scenario, `/scenarios/${i}/changes`, plan),
      ...volumeDays(scenario, `/scenarios/${i}/changes`, plan),
      ...openedHours(scenario, `/scenarios/${i}/changes/hours`, plan),
      ...pedigree(scenario, i, scenarios),
    ]),
  ];
  if (findings.length > 0) throw new Refusal(findings);
}

/** The scenarios from the plan to this one, itself last. */
export function lineage(scenario: Scenario, scenarios: readonly Scenario[]): readonly Scenario[] {
  const before = scenarios.find(({ id }) => id === scenario.from);
  return before === undefined ? [scenario] : [...lineage(before, scenarios), scenario];
}

function unknownNames({ changes }: Scenario, at: string, { shop, triggers }: Plan): Finding[] {
  const names = (key: "queues" | "teams" | "agreements" | "triggers"): [string, string][] =>
    Object.keys(changes[key] ?? {}).map((name) => [`${at}/${key}/${name}`, name]);
  const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);
  const volumes = (changes.volume ?? []).flatMap(({ queues = [] }, v) =>
    queues.map((name, q): [string, string] => [`${at}/volume/${v}/queues/${q}`, name]),
  );
  const workers = (changes.hours ?? []).flatMap(({ team }, h): [string, string][] =>
    team === undefined ? [] : [[`${at}/hours/${h}/team`, team]],
  );
  return [
    ...unknown("queue", [...names("queues"), ...volumes], ids(shop.queues)),
    ...unknown("team", [...names("teams"), ...workers], ids(shop.teams)),
    ...cannotServe(changes.hours ?? [], `${at}/hours`, shop),
    ...unknown("agreement", names("agreements"), ids(shop.agreements)),
    ...unknown("trigger", names("triggers"), ids(triggers)),
    ...(changes.customerValue !== undefined && shop.customerValue === null
      ? [
          {
            code: "no-customer-value",
            place: { field: `${at}/customerValue` },
            found: "a change of what a customer is worth",
            rule: "the plan says nothing of what a customer is worth",
            remedy: "Write customerValue in the shop file and plan again.",
          },
        ]
      : []),
  ];
}

/** Teams that are to work hours of a queue they do not serve. */
function cannotServe(hours: NonNullable<Scenario["changes"]["hours"]>, at: string, { teams }: Plan["shop"]): Finding[] {
  return hours.flatMap(({ queue, team: id }, h): Finding[] => {
    const team = teams.find((one) => one.id === id);
    if (team === undefined || team.serves.includes(queue)) return [];
    const others = teams.filter(({ serves }) => serves.includes(queue)).map((one) => one.id);
    return [
      {
        code: "team-does-not-serve",
        place: { field: `${at}/${h}/team` },
        found: `${team.id}, who serve ${team.serves.join(", ")}`,
        rule: `hours of ${queue} are worked by a team that serves it`,
        remedy:
          others.length > 0 ? `Name one of: ${others.join(", ")}.` : "Leave the team out: partners' seats are bought.",
      },
    ];
  });
}

function unknown(kind: string, names: readonly (readonly [string, string])[], known: readonly string[]): Finding[] {
  return names
    .filter(([, name]) => !known.includes(name))
    .map(([field, found]) => {
      const near = nearNames(found, known);
      const remedy =
        near.length > 0
          ? `Did you mean ${near.join(" or ")}?`
          : known.length > 0
            ? `Name one of: ${known.join(", ")}.`
            : `This plan has no ${kind}.`;
      return {
        code: `unknown-${kind}`,
        place: { field },
        found,
        rule: `a scenario changes a ${kind} of the plan`,
        remedy,
      };
    });
}

function volumeDays({ changes }: Scenario, at: string, { grid }: Plan): Finding[] {
  return (changes.volume ?? []).flatMap(({ from = grid.firstDay, to = lastDayOf(grid) }, v) =>
    from <= to && to >= grid.firstDay && from <= lastDayOf(grid)
      ? []
      : [
          {
            code: "days-outside-plan",
            place: { field: `${at}/volume/${v}` },
            found: `${from} to ${to}`,
            rule: `the plan covers ${grid.firstDay} to ${lastDayOf(grid)}, and days run forwards`,
            remedy: "Name days of the plan, or leave them out for all of it.",
          },
        ],
  );
}

/** Windows are held to the rules of longer hours of a shop. */
function openedHours({ changes }: Scenario, at: string, { shop }: Plan): Finding[] {
  const longerHours = (changes.hours ?? []).map(choiceOf);
  return windowFindings({ ...shop, longerHours }).map((finding) => ({
    ...finding,
    place: { field: (finding.place.field ?? "").replace(/^\/longerHours/, at) },
  }));
}

/** Last day of a plan. */
export function lastDayOf({ firstDay, days }: Plan["grid"]): string {
  return new Date(Date.parse(`${firstDay}T00:00:00Z`) + (days - 1) * 86_400_000).toISOString().slice(0, 10);
}

function pedigree({ id, from }: Scenario, index: number, scenarios: readonly Scenario[]): Finding[] {
  const place = { field: `/scenarios/${index}/id` };
  const findings: Finding[] = [];
  if (scenarios.findIndex((other) => other.id === id) < index)
    findings.push({
      code: "scenario-twice",
      place,
      found: id,
      rule: "each scenario has an id of its own",
      remedy: "Give one of them another id.",
    });
  if (from === undefined) return findings;
  if (!scenarios.some((other) => other.id === from)) {
    const [near] = nearNames(
      from,
      scenarios.map((other) => other.id),
    );
    findings.push({
      code: "unknown-scenario",
      place: { field: `/scenarios/${index}/from` },
      found: from,
      rule: "a scenario goes on from another one of the file, or from the plan",
      remedy: near === undefined ? "Leave it out to go on from the plan." : `Did you mean ${near}?`,
    });
  } else if (isCircle(id, scenarios))
    findings.push({
      code: "scenario-circle",
      place: { field: `/scenarios/${index}/from` },
      found: `${id} from ${from}`,
      rule: "a scenario does not go on from itself, by no detour",
      remedy: "Let one of them go on from the plan.",
    });
  return findings;
}

function isCircle(id: string, scenarios: readonly Scenario[]): boolean {
  let [at, steps] = [scenarios.find((one) => one.id === id)?.from, 0];
  while (at !== undefined && at !== id && steps <= scenarios.length) {
    const name = at;
    at = scenarios.find((one) => one.id === name)?.from;
    steps += 1;
  }
  return at !== undefined;
}
