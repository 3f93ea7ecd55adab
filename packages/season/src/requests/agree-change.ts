import type { ChangeProposal, CommitmentAction, CommitmentRequest, RequestLine } from "@springtide/contracts";
import { timeZone } from "@springtide/calendar";
import { Refusal } from "@springtide/refusal";
import type { Acting, Outcome } from "./acting.ts";
import { withLines } from "./acting.ts";
import { lineDeadlines } from "./line-deadlines.ts";
import { askedFindings, sheetLine } from "./line-rules.ts";
import { lineFinding, linesOf, refuseIfAny } from "./request-refusals.ts";

type ProposeAction = Extract<CommitmentAction, { readonly action: "propose" }>;

const ONE_DAY_MS = 86_400_000;

/** A change that waits for the other side; nothing of the sheet changes yet. */
export function proposeChange(request: CommitmentRequest, action: ProposeAction, acting: Acting): Outcome {
  const { changes, additions, reason } = action;
  const { by, nowMs, terms } = acting;
  const told = linesOf(
    request.lines,
    changes.map(({ line }) => line),
  );
  if (changes.length + additions.length === 0)
    throw refusal("change-empty", "no change", "a proposal changes something", "Name lines or add some.");
  refuseIfAny([
    ...told.flatMap((line) =>
      line.state === "confirmed" || line.state === "locked"
        ? Date.parse(line.end) > nowMs
          ? []
          : [
              lineFinding(line.id, {
                code: "too-late",
                found: `${line.id}, which ended at ${line.end}`,
                rule: "what is over is not changed",
                remedy: "Record what was delivered.",
                values: { kind: "over", line: line.id },
              }),
            ]
        : [
            lineFinding(line.id, {
              code: "not-in-this-state",
              found: `${line.id}, ${line.state}`,
              rule: "only what is confirmed or locked takes both sides to change",
              remedy: "Do it by yourself, or wait for the other side.",
              values: { line: line.id },
            }),
          ],
    ),
    ...told.flatMap((line, i) => {
      const to = changes[i]?.to ?? null;
      return to === null ? [] : askedFindings(terms, line.id, { ...line, ...to }, nowMs);
    }),
    ...additions.flatMap((line, i) => askedFindings(terms, `L${request.lines.length + i + 1}`, line, nowMs)),
  ]);
  const standing = request.proposal;
  if (standing !== null && standing.by !== by.side)
    throw refusal(
      "proposal-waits",
      "a proposal of the other side",
      "one is answered before another is made",
      "Accept or reject it first.",
    );
  const starts = [...told.map((line) => Date.parse(line.start)), ...additions.map(({ start }) => Date.parse(start))];
  const until = Math.max(Math.min(...starts), nowMs + ONE_DAY_MS);
  const proposal: ChangeProposal = {
    changes,
    additions,
    by: by.side,
    at: new Date(nowMs).toISOString(),
    until: new Date(until).toISOString(),
    reason,
  };
  const isAgain = standing !== null && sameProposal(standing, proposal);
  return { change: isAgain ? {} : { proposal }, reason };
}

/** The proposal of the other side, agreed to: the sheet is another from now on. */
export function acceptChange(request: CommitmentRequest, acting: Acting): Outcome {
  const { proposal } = request;
  if (proposal === null) throw noProposal();
  if (proposal.by === acting.by.side)
    throw refusal("needs-both-sides", "one's own proposal", "the other side accepts it", "Wait for their answer.");
  const targets = new Map(proposal.changes.map(({ line, to }) => [line, to]));
  const changed = request.lines.flatMap((line) => {
    const to = targets.get(line.id);
    return to === undefined ? [] : [changedLine(line, to, proposal, acting)];
  });
  const added = proposal.additions.map((asked, i): RequestLine => {
    const line = sheetLine(acting.terms, `L${request.lines.length + i + 1}`, asked);
    const deadlines = lineDeadlines(acting.terms, line, { answerBy: null, nowMs: acting.nowMs });
    const reservedPositions = null;
    return {
      ...line,
      state: "confirmed",
      deadlines,
      offer: null,
      reservedPositions,
      reason: proposal.reason,
      deliveredHours: null,
    };
  });
  return { change: { lines: [...withLines(request, changed), ...added], proposal: null }, reason: proposal.reason };
}

/** The proposal taken back by who made it, or turned down by the other side. */
export function rejectChange(request: CommitmentRequest, reason: string): Outcome {
  if (request.proposal === null) throw noProposal();
  return { change: { proposal: null }, reason };
}

function changedLine(
  line: RequestLine,
  to: NonNullable<ChangeProposal["changes"][number]>["to"],
  proposal: ChangeProposal,
  { terms, nowMs }: Acting,
): RequestLine {
  if (line.state !== "confirmed" && line.state !== "locked")
    throw refusal(
      "not-in-this-state",
      `${line.id}, ${line.state}`,
      "it was confirmed or locked when the change was proposed",
      "Reject the proposal.",
    );
  if (to === null) return { ...line, state: "cancelled", reason: proposal.reason };
  const zone = timeZone(line.zone);
  const times = { start: zone.formatInstant(Date.parse(to.start)), end: zone.formatInstant(Date.parse(to.end)) };
  const moved = { ...line, ...times, positionsLoggedIn: to.positionsLoggedIn, reason: proposal.reason };
  return times.start === line.start
    ? moved
    : { ...moved, deadlines: lineDeadlines(terms, moved, { answerBy: null, nowMs }) };
}

function sameProposal(one: ChangeProposal, other: ChangeProposal): boolean {
  const said = ({ changes, additions, reason }: ChangeProposal): string => JSON.stringify([changes, additions, reason]);
  return said(one) === said(other);
}

function noProposal(): Refusal {
  return refusal("no-proposal", "no proposal", "there is one to answer", "Look at the request as it stands now.");
}

function refusal(code: string, found: string, rule: string, remedy: string): Refusal {
  return new Refusal({ code, place: { field: "/action" }, found, rule, remedy });
}
