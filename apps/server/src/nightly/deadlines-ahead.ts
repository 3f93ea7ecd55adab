import { timeZone } from "@springtide/calendar";
import type {
  CommitmentRequest,
  DeadlineDecision,
  DecisionDeadline,
  LineDeadline,
  LineDeadlines,
  Plan,
  RequestLine,
} from "@springtide/contracts";

/** So far ahead somebody is told of a deadline. */
const AHEAD_MS = 7 * 86_400_000;

/** Everything that is due at one instant of one thing: of an agreement, a team, a request. */
export interface DeadlineAhead {
  readonly atMs: number;
  /** What it is about: the same for the same matter in the next plan. */
  readonly subject: string;
  /** Whose seats it is about; null where it is no partner's. */
  readonly agreement: string | null;
  /** A sentence each: by when on both clocks, what, and what silence means. */
  readonly lines: readonly string[];
}

/** Whether an instant is among those that somebody is told of now: not yet passed, and within seven days. */
function isAhead(atMs: number, nowMs: number): boolean {
  return atMs >= nowMs && atMs <= nowMs + AHEAD_MS;
}

/**
 * The deadlines of a plan's decisions that somebody is to be told of, in order of time; what is due together of one agreement is one. That
 * is those of the next seven days which nobody decided on; one with a reminder waits for that, and is told of from then on.
 * @param decided what people decided on the shop's deadlines, the newest first
 */
export function deadlinesOfPlan(
  {
    decisions,
    shop,
  }: {
    readonly decisions: Pick<NonNullable<Plan["decisions"]>, "deadlines" | "periods"> | null;
    readonly shop: Pick<Plan["shop"], "zone">;
  },
  decided: readonly DeadlineDecision[],
  nowMs: number,
): DeadlineAhead[] {
  const periods = new Map((decisions?.periods ?? []).map(({ id, agreement }) => [id, agreement]));
  const due = (decisions?.deadlines ?? []).filter((deadline) => isToTell(deadline, decided, nowMs));
  return together(
    due.map(({ at, zone, kind, subject, words, silence }) => {
      const atMs = Date.parse(at);
      const agreement = periods.get(subject) ?? null;
      const line = `By ${onBothClocks(atMs, zone, shop.zone)}: ${words}. If nobody says anything: ${silence}`;
      return { atMs, agreement, subject: agreement ?? `${kind} ${subject}`, lines: [line] };
    }),
  );
}

function isToTell(deadline: DecisionDeadline, decided: readonly DeadlineDecision[], nowMs: number): boolean {
  const atMs = Date.parse(deadline.at);
  const last = decided.find(
    ({ kind, subject, at }) => kind === deadline.kind && subject === deadline.subject && Date.parse(at) === atMs,
  );
  if (last === undefined) return isAhead(atMs, nowMs);
  return last.remindAt !== null && Date.parse(last.remindAt) <= nowMs && atMs >= nowMs;
}

/** What each side can say next of a line, by its state. */
const NEXT: Partial<Record<RequestLine["state"], { readonly key: keyof LineDeadlines; readonly words: string }>> = {
  requested: { key: "answer", words: "the partner answers" },
  offered: { key: "accept", words: "reserve or confirm what is offered" },
  reserved: { key: "confirm", words: "confirm or release what is reserved" },
};

/** The deadlines of requests that are under way, in the next seven days, in order of time. */
export function deadlinesOfRequests(requests: readonly CommitmentRequest[], nowMs: number): DeadlineAhead[] {
  const due = requests.flatMap(({ id, agreement, partnerName, lines }) =>
    lines.flatMap((line) => {
      const next = NEXT[line.state];
      const deadline = next === undefined ? null : (line.deadlines?.[next.key] ?? null);
      if (next === undefined || deadline === null || !isAhead(Date.parse(deadline.at), nowMs)) return [];
      const what = `${partnerName}, request ${id}, line ${line.id} (${line.positionsLoggedIn} positions from ${line.start})`;
      const text = `By ${clocksOf(deadline)}: ${what}: ${next.words}. If nobody says anything: the line is ${deadline.silence}.`;
      return [{ atMs: Date.parse(deadline.at), subject: id, agreement, lines: [text] }];
    }),
  );
  return together(due);
}

function together(due: readonly DeadlineAhead[]): DeadlineAhead[] {
  const found = new Map<string, DeadlineAhead>();
  for (const one of due) {
    const key = `${one.atMs} ${one.subject}`;
    const known = found.get(key);
    found.set(key, known === undefined ? one : { ...known, lines: [...known.lines, ...one.lines] });
  }
  return [...found.values()].sort((a, b) => a.atMs - b.atMs || (a.subject < b.subject ? -1 : 1));
}

/** `2026-11-25T12:00:00-05:00 (America/New_York), 2026-11-25T18:00:00+01:00 (Europe/Berlin)`; once where both are the same. */
function onBothClocks(atMs: number, theirs: string, ours: string): string {
  const zones = theirs === ours ? [theirs] : [theirs, ours];
  return zones.map((zone) => `${timeZone(zone).formatInstant(atMs)} (${zone})`).join(", ");
}

function clocksOf({ client, clientZone, partner, partnerZone }: LineDeadline): string {
  const theirs = `${partner} (${partnerZone})`;
  return partnerZone === clientZone ? theirs : `${theirs}, ${client} (${clientZone})`;
}
