import { timeZone } from "@springtide/calendar";
import type { DeadlineDecision, DecisionDeadline, PlanDecisions } from "@springtide/contracts";
import type { PlanIndex } from "../../plan-index/plan-index.ts";
import type { Words } from "../../words/words.ts";
import { deadlineInWords, silenceInWords } from "../deadline-words.ts";
import type { LocalTime } from "../local-time.ts";
import { localTime } from "../local-time.ts";
import type { Sentence } from "../sentence.ts";

/** How soon something must be said; overdue is what nobody decided in time. */
type Urgency = "overdue" | "today" | "week" | "later";
const URGENCIES: readonly Urgency[] = ["overdue", "today", "week", "later"];
const WEEK_DAYS = 7;

/** How far the deciding is: reminded ones sleep until their time, and are due then. */
export type Standing = "open" | "due" | "reminded" | "accepted" | "declined";

/** One deadline as it stands in the inbox. */
export interface InboxItem {
  readonly key: string;
  readonly deadline: DecisionDeadline;
  readonly kind: string;
  readonly by: LocalTime;
  /** What is to be done. */
  readonly what: Sentence;
  /** What happens if nobody says anything, as the middle of a sentence. */
  readonly silence: Sentence;
  /** "Cost and loss expected: US$9,540 if done, US$11,100 if not"; null where the plan says neither. */
  readonly cost: string | null;
  /** "Chance that something will have to be done: 59%"; null where that is certain, or the plan does not say. */
  readonly chance: string | null;
  readonly isPast: boolean;
  readonly urgency: Urgency;
  readonly standing: Standing;
  /** The last decision on it; null for none. */
  readonly last: DeadlineDecision | null;
  /** The period that it opens; null where it is about something else. */
  readonly period: string | null;
}

/** Which items are listed. */
export const SHOWN = ["open", "reminded", "decided", "all"] as const;
export type Shown = (typeof SHOWN)[number];

/** Items of one urgency, in order of time. */
export interface InboxGroup {
  readonly urgency: Urgency;
  readonly items: readonly InboxItem[];
}

/**
 * The deadlines of a plan with what was decided on them, in order of time.
 * @param decided the newest first
 * @param fromMs the moment they are seen from: earlier ones are past
 */
export function inboxItems(
  index: PlanIndex,
  decisions: PlanDecisions,
  decided: readonly DeadlineDecision[],
  fromMs: number,
  words: Words,
): readonly InboxItem[] {
  const ids = new Set(decisions.periods.map(({ id }) => id));
  return decisions.deadlines
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map((deadline) => {
      const { kind, subject, at, zone, costIfDone, costIfNot, probability } = deadline;
      const last = decided.find((one) => isOn(one, deadline)) ?? null;
      return {
        key: itemKey(deadline),
        deadline,
        kind: words.say(`decisions.kind.${kind}`),
        by: localTime(index, Date.parse(at), zone, words),
        what: deadlineInWords(index.plan, decisions, deadline, words),
        silence: silenceInWords(index.plan, decisions, deadline, words),
        cost: costInWords(costIfDone, costIfNot, words),
        chance:
          probability === null || probability >= 1
            ? null
            : words.say("decisions.inbox.chance", { chance: words.share(probability) }),
        isPast: Date.parse(at) < fromMs,
        urgency: urgencyOf(deadline, fromMs),
        standing: standingOf(last, fromMs),
        last,
        period: ids.has(subject) ? subject : null,
      };
    });
}

/** Names a deadline, in an address too. */
function itemKey({ kind, subject, at }: Pick<DecisionDeadline, "kind" | "subject" | "at">): string {
  return `${kind} ${subject} ${at}`;
}

/** The items that are asked for, by urgency; groups without any are left out. */
export function inboxGroups(
  items: readonly InboxItem[],
  { show, kind }: { readonly show: Shown; readonly kind: string | null },
): readonly InboxGroup[] {
  const chosen = items.filter((item) => isShown(item, show) && (kind === null || item.deadline.kind === kind));
  return URGENCIES.map((urgency) => ({ urgency, items: chosen.filter((item) => item.urgency === urgency) })).filter(
    (group) => group.items.length > 0,
  );
}

/** The item that is open: the one asked for, else the first about the period asked for, else the first that waits to be decided. */
export function openedItem(
  items: readonly InboxItem[],
  asked: { readonly key: string | null; readonly period: string | null },
): InboxItem | null {
  const ofPeriod = items.filter(({ period }) => period !== null && period === asked.period);
  return (
    items.find(({ key }) => key === asked.key) ??
    ofPeriod.find(isToDecide) ??
    ofPeriod.at(-1) ??
    items.find(isToDecide) ??
    items.at(-1) ??
    null
  );
}

/** What still waits for somebody to decide it, ahead of its deadline. */
export function isToDecide({ standing, isPast }: InboxItem): boolean {
  return !isPast && (standing === "open" || standing === "due");
}

function isShown({ standing }: InboxItem, show: Shown): boolean {
  if (show === "all") return true;
  if (show === "reminded") return standing === "reminded" || standing === "due";
  if (show === "decided") return standing === "accepted" || standing === "declined";
  return standing === "open" || standing === "due";
}

function isOn(decision: DeadlineDecision, { kind, subject, at }: DecisionDeadline): boolean {
  return decision.kind === kind && decision.subject === subject && Date.parse(decision.at) === Date.parse(at);
}

function standingOf(last: DeadlineDecision | null, fromMs: number): Standing {
  if (last === null) return "open";
  if (last.action === "accept") return "accepted";
  if (last.action === "decline") return "declined";
  return last.remindAt !== null && Date.parse(last.remindAt) > fromMs ? "reminded" : "due";
}

/** By days on the clock of whoever must hear it. */
function urgencyOf({ at, zone: name }: DecisionDeadline, fromMs: number): Urgency {
  const atMs = Date.parse(at);
  if (atMs < fromMs) return "overdue";
  const zone = timeZone(name);
  const daysLeft = zone.dayAt(atMs) - zone.dayAt(fromMs);
  if (daysLeft === 0) return "today";
  return daysLeft <= WEEK_DAYS ? "week" : "later";
}

function costInWords(done: number | null, not: number | null, words: Words): string | null {
  if (done === null && not === null) return null;
  return words.say("decisions.inbox.cost", {
    done: done === null ? "none" : words.money(done),
    not: not === null ? "none" : words.money(not),
  });
}
