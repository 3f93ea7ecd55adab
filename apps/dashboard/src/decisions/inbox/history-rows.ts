import { timeZone } from "@springtide/calendar";
import type { DeadlineDecision, DecidedRequest, Plan } from "@springtide/contracts";
import type { PlanIndex } from "../../plan-index/plan-index.ts";
import type { Words } from "../../words/words.ts";
import { periodTitle } from "../decision-names.ts";
import { localTime } from "../local-time.ts";

/** One decision, written. */
interface HistoryRow {
  readonly number: number;
  readonly when: string;
  readonly who: string;
  readonly what: string;
  readonly about: string;
  readonly reason: string | null;
  /** The figures as they stood then; null where the plan said none. */
  readonly figures: string | null;
  /** What it cost since. */
  readonly since: string;
}

/**
 * What was decided, in the order given, and what each came to since: what the request that followed commits to by now, or what accepting it
 * commits to by itself.
 * @param me number of the person who reads; null for none
 */
export function historyRows(
  index: PlanIndex,
  decisions: readonly DeadlineDecision[],
  requests: readonly DecidedRequest[],
  { me, words }: { readonly me: number | null; readonly words: Words },
): readonly HistoryRow[] {
  return decisions.map((decision) => ({
    number: decision.number,
    when: localTime(index, Date.parse(decision.decidedAt), index.plan.grid.zone, words).theirs,
    who: whoInWords(decision, me, words),
    what: whatInWords(index, decision, words),
    about: aboutInWords(index, decision, words),
    reason: decision.reason,
    figures: figuresInWords(decision, words),
    since: sinceInWords(
      decision,
      requests.find(({ id }) => id === decision.request),
      words,
    ),
  }));
}

/** "you", "person 3" or "the server". */
export function whoInWords({ person }: Pick<DeadlineDecision, "person">, me: number | null, words: Words): string {
  if (person === null) return words.say("decisions.history.machine");
  return person === me
    ? words.say("decisions.history.you")
    : words.say("decisions.history.person", { number: String(person) });
}

function whatInWords(index: PlanIndex, { action, remindAt }: DeadlineDecision, words: Words): string {
  if (action !== "remind" || remindAt === null)
    return words.say(action === "accept" ? "decisions.standing-is.accepted" : "decisions.standing-is.declined");
  const { theirs } = localTime(index, Date.parse(remindAt), index.plan.grid.zone, words);
  return words.say("decisions.history.reminded", { moment: theirs });
}

function aboutInWords(index: PlanIndex, { kind, subject, at }: DeadlineDecision, words: Words): string {
  const zone = zoneOf(index.plan, { kind, subject });
  return words.say("decisions.history.about", {
    kind: words.say(`decisions.kind.${kind}`),
    subject: subjectName(index.plan, subject, words),
    by: words.day(timeZone(zone).dayAt(Date.parse(at))),
  });
}

function zoneOf({ decisions, grid }: Plan, { kind, subject }: Pick<DeadlineDecision, "kind" | "subject">): string {
  return decisions?.deadlines.find((one) => one.kind === kind && one.subject === subject)?.zone ?? grid.zone;
}

/** The period's title, the team's name, or the id of what is gone from the plan. */
function subjectName(plan: Plan, subject: string, words: Words): string {
  const period = plan.decisions?.periods.find(({ id }) => id === subject);
  if (period !== undefined) return periodTitle(plan, period, words);
  return plan.shop.teams.find(({ id }) => id === subject)?.name ?? subject;
}

function figuresInWords({ costIfDone, costIfNot, probability }: DeadlineDecision, words: Words): string | null {
  if (costIfDone === null && costIfNot === null) return null;
  return words.say("decisions.history.figures", {
    done: costIfDone === null ? "none" : words.money(costIfDone),
    not: costIfNot === null ? "none" : words.money(costIfNot),
    chance: probability === null || probability >= 1 ? "none" : words.share(probability),
  });
}

function sinceInWords({ cents, action }: DeadlineDecision, request: DecidedRequest | undefined, words: Words): string {
  if (request !== undefined) return requestInWords(request, words);
  if (cents > 0) return words.say("decisions.history.commits", { amount: words.money(cents / 100) });
  return action === "accept" ? words.say("decisions.history.nothing") : "–";
}

/** "R-17 to Northwind: offered; commits to €1,200 by now" */
export function requestInWords({ id, partnerName, state, committedCents }: DecidedRequest, words: Words): string {
  return words.say("decisions.history.request", {
    id,
    partner: partnerName,
    state: words.say(`decisions.request.${state}`),
    amount: committedCents === null ? "none" : committedCents === 0 ? "nothing" : words.money(committedCents / 100),
  });
}
