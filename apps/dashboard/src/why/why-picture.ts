import type { Plan, QueueStaffing, StaffingAnswer } from "@springtide/contracts";
import type { NeedInWords } from "../desk/messages.ts";
import type { Line } from "../plan-index/lines.ts";
import type { Words } from "../words/words.ts";
import { plural } from "../words/words.ts";

/** What a team of one size gives. Null where a line would grow without end. */
export interface TeamRow {
  readonly agents: number;
  readonly isAnswer: boolean;
  readonly meetsTargets: boolean;
  readonly inTime: number | null;
  readonly abandonShare: number | null;
  readonly occupancy: number | null;
}

export interface WhyPicture {
  readonly title: string;
  /** Which season decides, and what it brings. */
  readonly season: string;
  /** From the load to the heads, in order. */
  readonly steps: readonly { readonly title: string; readonly sentence: string }[];
  readonly teams: readonly TeamRow[];
  /** What a tool without patience would ask for here; null where the plan is such a tool's. */
  readonly erlangC: string | null;
  /** What stands against it in the plan. */
  readonly planned: string;
}

/** The requirement of one interval, opened so that a planner can follow it from the contacts to the heads. */
export function whyPicture(asked: {
  readonly plan: Plan;
  readonly line: Line;
  readonly interval: number;
  /** "10:15" */
  readonly label: string;
  readonly told: NeedInWords;
  readonly words: Words;
}): WhyPicture {
  const { plan, line, interval, label, told, words } = asked;
  const { answer } = told.need;
  const people = plural(answer.heads, words.count(answer.heads), "person", "people");
  return {
    title: `Why ${people} at ${label}? ${line.queue.name}`,
    season: seasonInWords(asked),
    steps: told.steps.filter((_, i) => isToldAsStep(answer.steps[i])),
    teams: teamsOf(answer, line.queue.target.definition),
    erlangC: erlangCInWords(answer, words),
    planned: plannedInWords(
      plan.staffing.find(({ queue }) => queue === line.queue.id),
      interval,
      words,
    ),
  };
}

/** Teams stand in their table, and what Erlang C says beside it. */
function isToldAsStep(step: StaffingAnswer["steps"][number] | undefined): boolean {
  return step !== undefined && step.kind !== "team" && step.kind !== "erlang-c";
}

function seasonInWords({ label, told, words }: Parameters<typeof whyPicture>[0]): string {
  const { seasons, rank, contacts, meanContacts, answer } = told.need;
  const lead = `To be ready for the seasons asked for, each interval is staffed for the season that is number ${words.count(rank)} of ${words.count(seasons)} by its load there.`;
  const brings = `At ${label} it brings ${words.hours(contacts)} contacts; the mean of all seasons is ${words.hours(meanContacts)}.`;
  const carries = words.hours(contacts) !== words.hours(answer.contacts);
  const carried = carries
    ? ` With work in hand from before, and some of its own left for after, that is the load of ${words.hours(answer.contacts)} contacts.`
    : "";
  return `${lead} ${brings}${carried}`;
}

function teamsOf({ steps }: StaffingAnswer, definition: Line["queue"]["target"]["definition"]): readonly TeamRow[] {
  return steps.flatMap((step): TeamRow[] => {
    if (step.kind !== "team") return [];
    const { agents, isAnswer, meetsTargets, result } = step;
    const { stable, serviceLevels, abandonProbability, occupancy } = result;
    return [
      {
        agents,
        isAnswer,
        meetsTargets,
        inTime: stable ? serviceLevels[definition] : null,
        abandonShare: stable ? abandonProbability : null,
        occupancy: stable ? occupancy : null,
      },
    ];
  });
}

function erlangCInWords({ agents, steps }: StaffingAnswer, words: Words): string | null {
  const said = steps.find((step) => step.kind === "erlang-c");
  if (said?.kind !== "erlang-c") return null;
  const more = said.agents - agents;
  const asks = `As your current tool would say (Erlang C): ${plural(said.agents, words.count(said.agents), "agent")} for the same promise`;
  if (more === 0) return `${asks}, as many as here.`;
  return `${asks}, ${words.count(Math.abs(more))} ${more > 0 ? "more" : "fewer"} than with patience, since in it nobody ever hangs up.`;
}

function plannedInWords(staffing: QueueStaffing | undefined, interval: number, words: Words): string {
  const [own, overflow, gap] = [staffing?.own, staffing?.overflow, staffing?.gap].map(
    (heads) => heads?.[interval] ?? 0,
  );
  const there = [
    `${words.count(own ?? 0)} of your own`,
    ...((overflow ?? 0) > 0 ? [`${words.count(overflow ?? 0)} from partners`] : []),
  ];
  const short = (gap ?? 0) > 0 ? `${words.count(gap ?? 0)} still short` : "nobody short";
  return `Planned for it: ${there.join(" and ")}; ${short}.`;
}
