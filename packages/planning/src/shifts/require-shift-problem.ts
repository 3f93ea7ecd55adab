import { Refusal, type Finding } from "@springtide/refusal";
import type { ShiftKind, ShortfallStep } from "./shift-problem.ts";
import type { ShiftQueue, ShiftTeam, ShiftTeams, TeamProblem } from "./team-problem.ts";

const MOST_HEADS = 65_535;

/** @throws Refusal naming everything in the problem that contradicts itself */
export function requireTeamProblem(problem: TeamProblem): void {
  const findings = [...problem.queues.flatMap((queue) => queueFindings(queue)), ...teamsFindings(problem)];
  if (findings.length > 0) throw new Refusal(findings);
}

/** What is wrong with the teams and their shifts, whatever these are there for. */
export function teamsFindings({ teams, intervals }: ShiftTeams): Finding[] {
  return teams.flatMap((team) => [
    ...(team.kinds.length > 0
      ? []
      : [
          finding(
            "no-shifts",
            `${team.field}/rules/lengths`,
            "no shift",
            "at least one kind of shift may be worked",
            "Name a length.",
          ),
        ]),
    ...team.kinds.flatMap((kind, at) => kindFindings(kind, `${team.field}/rules/lengths/${at}`, intervals)),
    ...wageFindings(team),
  ]);
}

function queueFindings({ demand, shortfall, field }: ShiftQueue): Finding[] {
  const wrong = demand.findIndex((heads) => heads < 0 || heads > MOST_HEADS);
  return [
    ...(wrong < 0
      ? []
      : [
          finding(
            "heads-not-countable",
            `${field}/demand/${wrong}`,
            String(demand[wrong]),
            `heads wanted are whole numbers from 0 to ${MOST_HEADS}`,
            "Give the number of people wanted in this interval.",
          ),
        ]),
    ...shortfallFindings(shortfall, field),
  ];
}

function kindFindings(kind: ShiftKind, place: string, intervals: number): Finding[] {
  if (!Number.isInteger(kind.length) || kind.length < 1 || kind.length > intervals)
    return [
      finding(
        "shift-length",
        place,
        String(kind.length),
        `a shift is between 1 and ${intervals} intervals long`,
        "Give lengths in whole intervals, none longer than the plan.",
      ),
    ];
  const outside = kind.breakStarts.find((start) => start < 0 || start + kind.breakLength > kind.length);
  if (outside === undefined && (kind.breakLength === 0) === (kind.breakStarts.length === 0)) return [];
  return [
    finding(
      "break-outside-shift",
      place,
      outside === undefined
        ? `a break of ${kind.breakLength} with ${kind.breakStarts.length} places`
        : `a break at ${outside}`,
      `a break lies inside its shift of ${kind.length} intervals`,
      "Move the break window, shorten the break, or leave this length out.",
    ),
  ];
}

function shortfallFindings(shortfall: readonly ShortfallStep[], field: string): Finding[] {
  const isRising = shortfall.every(({ cost }, i) => cost >= (shortfall[i - 1]?.cost ?? 0));
  const hasEnd = shortfall.at(-1)?.heads !== Infinity;
  if (isRising && !hasEnd && shortfall.every(({ cost, heads }) => cost >= 0 && heads > 0)) return [];
  return [
    finding(
      "shortfall-not-rising",
      `${field}/cost`,
      shortfall.map(({ cost }) => cost).join(", "),
      "each further head missing costs at least as much as the one before, without end",
      "Order the prices of missing heads from low to high.",
    ),
  ];
}

function wageFindings({ wage, fixedPerShift, field }: ShiftTeam): Finding[] {
  if ([...wage, fixedPerShift].every((cost) => Number.isFinite(cost) && cost >= 0)) return [];
  return [
    finding(
      "wage-not-a-cost",
      `${field}/cost`,
      "a wage or a cost of a shift below 0 or without end",
      "people at work cost something or nothing",
      "Give wages from 0 up.",
    ),
  ];
}

function finding(code: string, field: string, found: string, rule: string, remedy: string): Finding {
  return { code, place: { field }, found, rule, remedy };
}
