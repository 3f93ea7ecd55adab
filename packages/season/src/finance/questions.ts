import {
  type AskedColumn,
  type AskedComparison,
  type AskedQuestion,
  type FinanceQuestion,
  type FinanceRemark,
  noticeDaysOf,
  noticeInWords,
  type Plan,
} from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { isDeferred } from "../deferred.ts";
import { uncertainTriggers } from "../scenarios/onset-days.ts";
import { PLAN_COLUMN, presetColumn } from "./asked-columns.ts";
import { remarkWords } from "./remark-words.ts";
import { openedBy, workableQueues } from "./open-longer-question.ts";

/** Those first of which people ask first. */
const WEEKDAYS = [6, 7, 1, 2, 3, 4, 5];

interface Asked {
  readonly columns: AskedColumn[];
  readonly cases: AskedQuestion["cases"];
  readonly decide?: boolean;
  readonly notes?: FinanceRemark[];
  readonly isGuessed?: boolean;
}

/**
 * A question in words as scenarios of this plan: its own triggers, queues, agreements and hours, none by name.
 * @throws Refusal "nothing-to-ask" where the plan has nothing of the kind, "unknown-trigger", "unknown-queue", "unknown-agreement"
 */
export function questionOf(plan: Plan, ask: FinanceQuestion): AskedComparison {
  const asked = columnsOf(plan, ask);
  const { columns, cases, decide = false, notes = [], isGuessed = false } = asked;
  const question: AskedQuestion = { ask, cases, notes: notes.map(remarkWords), noteFacts: notes, isGuessed };
  return { kind: "question", columns: [PLAN_COLUMN, ...columns], decide, overview: null, question };
}

function columnsOf(plan: Plan, ask: FinanceQuestion): Asked {
  switch (ask.question) {
    case "early-season":
      return earlySeason(plan, ask);
    case "service-target":
      return serviceTarget(plan, ask);
    case "stand-by":
      return standBy(plan, ask);
    case "notice":
      return notice(plan, ask);
    case "open-longer":
      return openLonger(plan, ask);
  }
}

type Of<Q extends FinanceQuestion["question"]> = Extract<FinanceQuestion, { question: Q }>;

/** Met by the people planned, as when nobody saw it coming, and planned anew. */
function earlySeason(plan: Plan, { trigger, days }: Of<"early-season">): Asked {
  const subjects = chosen("trigger", trigger, uncertainTriggers(plan), plan.triggers);
  const changes = { triggers: Object.fromEntries(subjects.map((id) => [id, { shiftDays: -days }])) };
  const value = `${-days}`;
  return {
    columns: [presetColumn("unforeseen", changes, "as-planned"), presetColumn("foreseen", changes)],
    cases: [
      { scenario: "unforeseen", value, subjects, staffedBy: null },
      { scenario: "foreseen", value, subjects, staffedBy: null },
    ],
  };
}

function serviceTarget({ shop }: Plan, { queue, share, withinSeconds }: Of<"service-target">): Asked {
  const lines = shop.queues.filter((one) => !isDeferred(one));
  const subjects = chosen("queue", queue, lines, shop.queues);
  const target = { share, ...(withinSeconds === undefined ? {} : { within: `${withinSeconds}s` }) };
  return {
    columns: [presetColumn("target", { queues: Object.fromEntries(subjects.map((id) => [id, { target }])) })],
    cases: [{ scenario: "target", value: String(share), subjects, staffedBy: null }],
  };
}

function standBy({ shop }: Plan, { agreement }: Of<"stand-by">): Asked {
  const offered = shop.agreements.filter(({ standBy: terms }) => terms !== null);
  const subjects = chosen("agreement", agreement, offered, shop.agreements);
  const changes = { agreements: Object.fromEntries(subjects.map((id) => [id, { standBy: "none" as const }])) };
  return {
    columns: [presetColumn("without-stand-by", changes)],
    cases: [{ scenario: "without-stand-by", value: "none", subjects, staffedBy: null }],
    decide: true,
  };
}

/** Half as long, twice and four times as long as now, unless given. */
function notice({ shop }: Plan, { agreement, days }: Of<"notice">): Asked {
  const bySeats = shop.agreements.toSorted((a, b) => b.seats - a.seats);
  const [id = ""] = chosen("agreement", agreement ?? bySeats[0]?.id, bySeats, shop.agreements);
  const present = shop.agreements.find((one) => one.id === id)?.orderNotice;
  const now = present === undefined ? 0 : noticeDaysOf(present);
  const usual = now > 0 ? [Math.floor(now / 2), Math.ceil(now * 2), Math.ceil(now * 4)] : [2, 7, 14];
  const others = [...new Set(days ?? usual)].filter((count) => count !== now).toSorted((a, b) => a - b);
  return {
    columns: others.map((count) => {
      const words = present?.unit === "working-days" ? { ...present, days: count } : noticeOf(present, count);
      return presetColumn(`notice-${count}`, { agreements: { [id]: { notice: noticeInWords(words) } } });
    }),
    cases: others.map((count) => ({
      scenario: `notice-${count}`,
      value: String(count),
      subjects: [id],
      staffedBy: null,
    })),
    decide: true,
    notes: [{ code: "notice-prices-as-planned" }],
  };
}

const NOON = 720;

function noticeOf(
  present: Plan["shop"]["agreements"][number]["orderNotice"] | undefined,
  days: number,
): { readonly unit: "days"; readonly days: number; readonly byMinute: number } {
  return { unit: "days", days, byMinute: present?.unit === "days" ? present.byMinute : NOON };
}

function openLonger(plan: Plan, ask: Of<"open-longer">): Asked {
  const workable = workableQueues(plan, ask);
  const [id] = chosen("queue", ask.queue ?? workable[0]?.id, workable, plan.shop.queues, otherDays(plan, ask));
  const one = workable.find((queue) => queue.id === id);
  return one === undefined ? { columns: [], cases: [] } : openedBy(plan, one, ask);
}

/** On which other days hours could be opened. */
function otherDays(plan: Plan, { weekday }: Of<"open-longer">): string | undefined {
  const days = WEEKDAYS.filter((day) => day !== weekday && workableQueues(plan, { weekday: day }).length > 0);
  return days.length === 0 ? undefined : `Ask of another weekday (${days.join(", ")}; 1 is Monday), or of other hours.`;
}

interface Named {
  readonly id: string;
}

/** The one that was named, or all of which it can be asked. */
function chosen(
  kind: "trigger" | "queue" | "agreement",
  named: string | undefined,
  askable: readonly Named[],
  all: readonly Named[],
  instead = "Ask another question of this plan.",
): string[] {
  if (named !== undefined && !all.some(({ id }) => id === named))
    throw new Refusal({
      code: `unknown-${kind}`,
      place: { field: `/ask/${kind}` },
      found: named,
      rule: `a question is asked of a ${kind} of the plan`,
      remedy: all.length > 0 ? `Name one of: ${all.map(({ id }) => id).join(", ")}.` : `This plan has no ${kind}.`,
    });
  const subjects = askable.map(({ id }) => id).filter((id) => named === undefined || id === named);
  if (subjects.length > 0) return subjects;
  throw new Refusal({
    code: "nothing-to-ask",
    place: { field: `/ask/${kind}` },
    found: named ?? `no such ${kind}`,
    rule: NOTHING_TO_ASK[kind],
    remedy: askable.length > 0 ? `Name one of: ${askable.map(({ id }) => id).join(", ")}.` : instead,
  });
}

const NOTHING_TO_ASK = {
  trigger: "it is asked of triggers whose date is not sure",
  queue: "it is asked of queues that wait on the line, and of hours in which they are closed and somebody could work",
  agreement: "it is asked of agreements with such terms",
} as const;

/** A question that can be asked of a plan, and of what. */
export interface AskableQuestion {
  readonly ask: FinanceQuestion;
  readonly subjects: readonly { readonly id: string; readonly name: string }[];
}

/** Every question that this plan has something to say to, as it is asked if nothing is chosen. */
export function askableQuestions(plan: Plan): AskableQuestion[] {
  const { queues, agreements } = plan.shop;
  const lines = queues.filter((queue) => !isDeferred(queue)).map(({ id, name }) => ({ id, name }));
  const partners = agreements.map(({ id, partner }) => ({ id, name: partner }));
  const reserving = agreements
    .filter(({ standBy: terms }) => terms !== null)
    .map(({ id, partner }) => ({ id, name: partner }));
  const closedOn = (weekday: number): AskableQuestion["subjects"] =>
    workableQueues(plan, { weekday }).map(({ id, name }) => ({ id, name }));
  const weekday = WEEKDAYS.find((day) => closedOn(day).length > 0) ?? 6;
  const all: AskableQuestion[] = [
    {
      ask: { question: "early-season", days: 21 },
      subjects: uncertainTriggers(plan).map(({ id, name }) => ({ id, name })),
    },
    { ask: { question: "service-target", share: 0.9 }, subjects: lines },
    { ask: { question: "stand-by" }, subjects: reserving },
    { ask: { question: "notice" }, subjects: partners },
    { ask: { question: "open-longer", weekday }, subjects: closedOn(weekday) },
  ];
  return all.filter(({ subjects }) => subjects.length > 0);
}
