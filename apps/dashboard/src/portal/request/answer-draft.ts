import type { CommitmentAction, RequestLine } from "@springtide/contracts";
import type { Stretch } from "../requests/lines.ts";
import { isOpen, positionHours } from "../requests/lines.ts";

/** What a line looked like when it was answered. */
interface SeenLine extends Stretch {
  readonly state: RequestLine["state"];
}

/** An answer to one line that was not sent yet. */
export interface LineAnswer extends Stretch {
  readonly isRefused: boolean;
  readonly reason: string;
  readonly seen: SeenLine;
}

/** Answers by line; lines that are missing are not answered. */
export type AnswerDraft = Readonly<Record<string, LineAnswer>>;

export const NO_ANSWERS: AnswerDraft = {};

/** What the client asks of a line, to be answered in full. */
export function inFull(line: RequestLine): LineAnswer {
  const { start, end, positionsLoggedIn, state } = line;
  return {
    start,
    end,
    positionsLoggedIn,
    isRefused: false,
    reason: "",
    seen: { start, end, positionsLoggedIn, state },
  };
}

/** full: as asked. partial: fewer positions. counter: at other times, or more positions. */
export type AnswerKind = "full" | "partial" | "counter" | "refused";

export function kindOfAnswer(line: Stretch, answer: LineAnswer): AnswerKind {
  if (answer.isRefused) return "refused";
  if (!isSameTime(line, answer) || answer.positionsLoggedIn > line.positionsLoggedIn) return "counter";
  return answer.positionsLoggedIn < line.positionsLoggedIn ? "partial" : "full";
}

/** At most so many positions of each line; none is refused. The reason goes to those that get fewer than they ask for. */
export function withAtMost(lines: readonly RequestLine[], most: number, reason: string): AnswerDraft {
  return Object.fromEntries(
    lines.filter(isOpen).map((line) => {
      const answer = inFull(line);
      if (most >= line.positionsLoggedIn) return [line.id, answer];
      if (most < 1) return [line.id, { ...answer, isRefused: true, reason }];
      return [line.id, { ...answer, positionsLoggedIn: most, reason }];
    }),
  );
}

/** All lines in full. */
export function allInFull(lines: readonly RequestLine[]): AnswerDraft {
  return Object.fromEntries(lines.filter(isOpen).map((line) => [line.id, inFull(line)]));
}

/** All lines refused. */
export function allRefused(lines: readonly RequestLine[], reason: string): AnswerDraft {
  return Object.fromEntries(
    lines.filter(isOpen).map((line) => [line.id, { ...inFull(line), isRefused: true, reason }]),
  );
}

/** What to send for a draft: one offer, and a refusal for each reason; the lines that each speaks of in its order. */
export function actionsOfDraft(lines: readonly RequestLine[], draft: AnswerDraft): readonly CommitmentAction[] {
  const answered = lines.filter(isOpen).flatMap((line) => {
    const answer = draft[line.id];
    return answer === undefined ? [] : [{ line, answer }];
  });
  const offered = answered.filter(({ answer }) => !answer.isRefused).map(({ line, answer }) => offerOf(line, answer));
  const reasons = new Map<string, string[]>();
  for (const { line, answer } of answered.filter((one) => one.answer.isRefused))
    reasons.set(answer.reason, [...(reasons.get(answer.reason) ?? []), line.id]);
  return [
    ...(offered.length === 0 ? [] : [{ action: "offer" as const, lines: offered }]),
    ...[...reasons].map(([reason, ids]) => ({ action: "refuse" as const, lines: ids, reason })),
  ];
}

function offerOf(line: RequestLine, { start, end, positionsLoggedIn, reason }: LineAnswer) {
  return {
    line: line.id,
    positionsLoggedIn,
    ...(isSameTime(line, { start, end, positionsLoggedIn }) ? {} : { start, end }),
    ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
  };
}

function isSameTime(a: Stretch, b: Stretch): boolean {
  return Date.parse(a.start) === Date.parse(b.start) && Date.parse(a.end) === Date.parse(b.end);
}

/** A line that is not any more what it was when it was answered. */
export interface ChangedMeanwhile {
  readonly line: string;
  readonly before: SeenLine;
  /** Null where the request has it no more. */
  readonly now: RequestLine | null;
}

export function changedMeanwhile(lines: readonly RequestLine[], draft: AnswerDraft): readonly ChangedMeanwhile[] {
  return Object.entries(draft).flatMap(([id, { seen }]) => {
    const now = lines.find((line) => line.id === id) ?? null;
    const isSame =
      now !== null &&
      isSameTime(now, seen) &&
      now.positionsLoggedIn === seen.positionsLoggedIn &&
      now.state === seen.state;
    return isSame ? [] : [{ line: id, before: seen, now }];
  });
}

/** The draft upon the lines as they are now: answers to lines that can still be answered stay, the others go. */
export function carriedOver(lines: readonly RequestLine[], draft: AnswerDraft): AnswerDraft {
  return Object.fromEntries(
    lines.filter(isOpen).flatMap((line) => {
      const answer = draft[line.id];
      return answer === undefined ? [] : [[line.id, { ...answer, seen: inFull(line).seen }]];
    }),
  );
}

/** What a draft comes to. */
export interface DraftCounts {
  readonly full: number;
  readonly partial: number;
  readonly counter: number;
  readonly refused: number;
  /** Open lines without an answer. */
  readonly open: number;
  readonly askedHours: number;
  readonly offeredHours: number;
}

export function countsOfDraft(lines: readonly RequestLine[], draft: AnswerDraft): DraftCounts {
  const open = lines.filter(isOpen);
  const answered = open.flatMap((line) => {
    const answer = draft[line.id];
    return answer === undefined ? [] : [{ line, answer, kind: kindOfAnswer(line, answer) }];
  });
  const of = (kind: AnswerKind): number => answered.filter((one) => one.kind === kind).length;
  return {
    full: of("full"),
    partial: of("partial"),
    counter: of("counter"),
    refused: of("refused"),
    open: open.length - answered.length,
    askedHours: positionHours(open),
    offeredHours: positionHours(answered.filter(({ kind }) => kind !== "refused").map(({ answer }) => answer)),
  };
}
