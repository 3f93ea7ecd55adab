import type { CommitmentRequest, RequestLine } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";
import { dayOf, daySaid, daysSaid, positionHoursOf, spanSaid } from "../on-clock.ts";
import type { Names } from "../partner-names.ts";

/** "12 lines of Phone, 1 to 7 Apr 2026: 144 position-hours". */
export function requestSaid({ lines }: Pick<CommitmentRequest, "lines">, names: Names, words: Words): string {
  const hours = lines.reduce((sum, line) => sum + positionHoursOf(line), 0);
  return words.say("partners.request-said", {
    lines: lines.length,
    skills: words.list([...new Set(lines.map(({ skill }) => names.queue(skill)))]),
    days: daysSaid(
      lines.map(({ start }) => dayOf(start)),
      words,
    ),
    hours: words.hours(hours),
  });
}

/** One line as the client reads it, with what was offered of it. */
interface LineRow {
  readonly id: string;
  readonly day: string;
  readonly span: string;
  readonly skill: string;
  readonly tier: string;
  readonly asked: string;
  readonly offered: string;
  /** Whether fewer positions are offered than were asked for. */
  readonly isLess: boolean;
  /** Other times than were asked for; null where the offer keeps to them. */
  readonly otherTimes: string | null;
  readonly state: string;
  /** In the words of who said it; null for none. */
  readonly reason: string | null;
}

export function lineRow(line: RequestLine, names: Names, words: Words): LineRow {
  const { id, start, skill, tier, positionsLoggedIn, offer, state, reason } = line;
  const { say } = words;
  return {
    ...{ id, day: daySaid(dayOf(start), words), span: spanSaid(line, words), skill: names.queue(skill) },
    tier: say(`partners.tier-${tier}`),
    asked: words.count(positionsLoggedIn),
    offered: offer === null ? "–" : words.count(offer.positionsLoggedIn),
    isLess: offer !== null && offer.positionsLoggedIn < positionsLoggedIn,
    otherTimes: offer?.kind === "counter" ? otherTimes(line, offer, words) : null,
    state: say(`partners.state-${state}`),
    reason: offer?.reason ?? reason,
  };
}

/** The day of an offer where it is another one, and its times. */
function otherTimes({ start }: RequestLine, offer: NonNullable<RequestLine["offer"]>, words: Words): string {
  const span = spanSaid(offer, words);
  const day = dayOf(offer.start);
  return day === dayOf(start) ? span : words.say("partners.work-when", { day: daySaid(day, words), span });
}

/** What a proposal would change, change by change, with what holds until then. */
export function proposalSaid(
  { lines, proposal }: Pick<CommitmentRequest, "lines" | "proposal">,
  names: Names,
  words: Words,
): readonly string[] {
  if (proposal === null) return [];
  const { say } = words;
  const what = (of: Pick<RequestLine, "start" | "end" | "positionsLoggedIn">): string =>
    say("partners.change-what", {
      ...{ count: of.positionsLoggedIn, day: daySaid(dayOf(of.start), words), span: spanSaid(of, words) },
    });
  return [
    ...proposal.changes.map(({ line, to }) => {
      const known = lines.find(({ id }) => id === line);
      const before = known === undefined ? "–" : what(known);
      return to === null
        ? say("partners.change-out", { line, before })
        : say("partners.change-moved", { line, before, now: what(to) });
    }),
    ...proposal.additions.map((line) =>
      say("partners.change-new", {
        ...{ skill: names.queue(line.skill), tier: say(`partners.tier-${line.tier}`), now: what(line) },
      }),
    ),
  ];
}

/** Until when somebody has to say something, and what. */
interface NextDeadline {
  readonly at: string;
  readonly what: "answer" | "accept" | "confirm";
}

/** The next deadline of a request that has not passed; null where there is none. */
export function nextDeadline({ lines }: Pick<CommitmentRequest, "lines">, nowMs: number): NextDeadline | null {
  const found = lines.flatMap(deadlinesOf).filter(({ at }) => Date.parse(at) >= nowMs);
  return found.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))[0] ?? null;
}

function deadlinesOf({ state, deadlines }: RequestLine): readonly NextDeadline[] {
  if (deadlines === null) return [];
  if (state === "requested") return [{ at: deadlines.answer.at, what: "answer" }];
  if (state === "offered") return [{ at: deadlines.accept.at, what: "accept" }];
  return state === "reserved" && deadlines.confirm !== null ? [{ at: deadlines.confirm.at, what: "confirm" }] : [];
}
