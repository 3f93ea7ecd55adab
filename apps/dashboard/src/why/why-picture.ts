import type { Plan, QueueStaffing, StaffingAnswer } from "@springtide/contracts";
import type { NeedInWords } from "../desk/messages.ts";
import type { Line } from "../plan-index/lines.ts";
import type { Words } from "../words/words.ts";

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
  return {
    title: words.say("why.title", { count: answer.heads, label, queue: line.queue.name }),
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
  const { say, count, hours } = words;
  const carries = hours(contacts) !== hours(answer.contacts);
  return [
    say("why.season-decides", { rank: count(rank), seasons: count(seasons) }),
    say("why.season-brings", { label, contacts: hours(contacts), mean: hours(meanContacts) }),
    ...(carries ? [say("why.season-carries", { contacts: hours(answer.contacts) })] : []),
  ].join(" ");
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
  if (more === 0) return words.say("why.erlang-same", { agents: said.agents });
  const id = more > 0 ? "why.erlang-more" : "why.erlang-fewer";
  return words.say(id, { agents: said.agents, more: words.count(Math.abs(more)) });
}

function plannedInWords(staffing: QueueStaffing | undefined, interval: number, { say, count }: Words): string {
  const [own, partners, short] = [staffing?.own, staffing?.overflow, staffing?.gap].map(
    (heads) => heads?.[interval] ?? 0,
  );
  const orNone = (heads: number | undefined): string => ((heads ?? 0) > 0 ? count(heads ?? 0) : "none");
  return say("why.planned", { own: count(own ?? 0), partners: orNone(partners), short: orNone(short) });
}
