import { civilDay } from "@springtide/calendar";
import type { DecisionDeadline, Plan, PlanDecisions } from "@springtide/contracts";
import type { Words } from "../words/words.ts";
import { dueInWords } from "./due-words.ts";
import { periodTitle } from "./decision-names.ts";
import { blocksInWords } from "./rule-steps.ts";
import type { Sentence } from "./sentence.ts";
import { asPlanned, ours } from "./sentence.ts";

type Deadline = Pick<DecisionDeadline, "kind" | "subject" | "at" | "words" | "silence">;
type Decided = Pick<PlanDecisions, "periods" | "hires" | "extraHours" | "locks">;

/** What is to be done by a deadline, in one line. */
export function deadlineInWords(plan: Plan, decisions: Decided, deadline: Deadline, words: Words): Sentence {
  const said =
    seatsInWords(plan, decisions, deadline, words) ??
    hireInWords(plan, decisions, deadline, words) ??
    extraHoursInWords(plan, decisions, deadline, words) ??
    lockInWords(plan, decisions, deadline, words);
  return said === null ? asPlanned(deadline.words) : ours(said);
}

/** What happens if nobody says anything, as the middle of a sentence. */
export function silenceInWords(plan: Plan, decisions: Decided, deadline: Deadline, words: Words): Sentence {
  const { kind, subject, silence } = deadline;
  switch (kind) {
    case "order":
    case "reserve":
    case "extra-hours":
    case "open-longer":
    case "lock":
      return ours(words.say(`decisions.silence.${kind}`));
    case "confirm": {
      const period = decisions.periods.find(({ id }) => id === subject);
      const terms = plan.shop.agreements.find(({ id }) => id === period?.agreement)?.standBy;
      return terms === undefined || terms === null
        ? asPlanned(lowered(silence))
        : ours(words.say(`decisions.silence.${terms.silence}`));
    }
    case "recruit": {
      const hire = hireOf(decisions, deadline);
      return hire === undefined
        ? asPlanned(lowered(silence))
        : ours(words.say("decisions.silence.recruit", { day: words.day(civilDay(hire.trainingFrom)) }));
    }
  }
}

function seatsInWords(plan: Plan, { periods }: Decided, { kind, subject, at }: Deadline, words: Words): string | null {
  const period = periods.find(({ id }) => id === subject);
  if (period === undefined) return null;
  const title = periodTitle(plan, period, words);
  const { ordered, reserved, dueNow } = period;
  if (kind === "order") return words.say("decisions.due.order", { title, blocks: blocksInWords(ordered, words) });
  if (kind === "reserve") return words.say("decisions.due.reserve", { title, blocks: blocksInWords(reserved, words) });
  if (kind !== "confirm") return null;
  return dueNow?.at === at
    ? words.say("decisions.due.today", { title, what: dueInWords(dueNow, words) })
    : words.say("decisions.due.confirm", { title });
}

function hireOf({ hires }: Decided, { kind, subject, at }: Deadline): Decided["hires"][number] | undefined {
  return kind === "recruit"
    ? hires.find(({ team, recruitBy }) => team === subject && recruitBy === at.slice(0, 10))
    : undefined;
}

function hireInWords(plan: Plan, decisions: Decided, deadline: Deadline, words: Words): string | null {
  const hire = hireOf(decisions, deadline);
  if (hire === undefined) return null;
  const day = (iso: string): string => words.day(civilDay(iso));
  return words.say("decisions.due.recruit", {
    team: teamName(plan, hire.team),
    people: hire.people,
    training: day(hire.trainingFrom),
    productive: day(hire.productiveFrom),
    until: day(hire.until),
  });
}

function extraHoursInWords(
  plan: Plan,
  { extraHours }: Decided,
  { kind, subject }: Deadline,
  words: Words,
): string | null {
  const asked = kind === "extra-hours" ? extraHours.find(({ id }) => id === subject) : undefined;
  if (asked === undefined) return null;
  return words.say("decisions.due.extra-hours", {
    team: teamName(plan, asked.team),
    days: words.dayRange(civilDay(asked.firstDay), civilDay(asked.lastDay)),
    hours: words.inHours(asked.hours),
  });
}

function lockInWords({ shop }: Plan, { locks }: Decided, { kind, subject }: Deadline, words: Words): string | null {
  const lock =
    kind === "lock" ? locks?.find(({ agreement, firstDay }) => `${agreement}-${firstDay}` === subject) : undefined;
  if (lock === undefined) return null;
  return words.say("decisions.due.lock", {
    partner: shop.agreements.find(({ id }) => id === lock.agreement)?.partner ?? lock.agreement,
    days: words.dayRange(civilDay(lock.firstDay), civilDay(lock.lastDay)),
    contacts: words.count(lock.contacts),
    most: words.count(lock.mostContacts),
  });
}

function teamName({ shop }: Plan, id: string): string {
  return shop.teams.find((team) => team.id === id)?.name ?? id;
}

function lowered(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}
