import type { CommitmentAction, CommitmentRequest, RequestLine } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { Acted, Acting, Outcome } from "./acting.ts";
import { withLines } from "./acting.ts";
import { acceptChange, proposeChange, rejectChange } from "./agree-change.ts";
import { conclude } from "./conclude.ts";
import { hoursOf } from "./commitment-sheet.ts";
import { lineDeadlines } from "./line-deadlines.ts";
import { askedFindings, sheetLine } from "./line-rules.ts";
import { offerLines } from "./offer-lines.ts";
import { permittedLines } from "./permitted.ts";
import { lineFinding, refuseIfAny } from "./request-refusals.ts";
import { settleDeadlines } from "./settle-deadlines.ts";
import { releaseLines, takeLines } from "./take-lines.ts";

/**
 * What an action of one side makes of a request. Deadlines that have passed are settled first, so that it is the same whether somebody
 * looked at them before or not. The whole action is done or none of it; one that was done already changes nothing.
 * @throws Refusal `not-yours-to-do`, `not-in-this-state`, `needs-both-sides`, `too-late` and others that name their line
 */
export function applyAction(request: CommitmentRequest, action: CommitmentAction, acting: Acting): Acted {
  const settled = settleDeadlines(request, acting.nowMs);
  const outcome = outcomeOf(settled.request, action, acting);
  const done = conclude(settled.request, outcome, { what: action.action, by: acting.by, nowMs: acting.nowMs });
  return { request: done.request, events: [...settled.events, ...done.events] };
}

function outcomeOf(request: CommitmentRequest, action: CommitmentAction, acting: Acting): Outcome {
  const { lines } = request;
  const changed = (all: readonly RequestLine[], reason: string | null = null): Outcome => ({
    change: { lines: withLines(request, all) },
    reason,
  });
  switch (action.action) {
    case "edit":
      return edit(request, action, acting);
    case "send":
      return changed(sent(request, acting));
    case "offer":
      return changed(offerLines(lines, action, acting));
    case "reserve":
      return changed(
        takeLines(
          lines,
          "reserve",
          action.lines?.map((line) => ({ line })),
          acting,
        ),
      );
    case "confirm":
      return changed(takeLines(lines, "confirm", action.lines, acting));
    case "release":
      return changed(releaseLines(lines, action.lines, action.reason, acting), action.reason);
    case "lock":
      return changed(moved(lines, "lock", action.lines, acting, null));
    case "withdraw":
    case "refuse":
    case "cancel":
      return changed(moved(lines, action.action, action.lines, acting, action.reason), action.reason);
    case "decline":
      return changed(
        moved(lines, "decline", action.lines, acting, action.reason).map((line) => ({ ...line, offer: null })),
        action.reason,
      );
    case "deliver":
      return changed(delivered(lines, action.lines, acting));
    case "propose":
      return proposeChange(request, action, acting);
    case "accept":
      return acceptChange(request, acting);
    case "reject":
      return rejectChange(request, action.reason);
    case "acknowledge":
      return acknowledge(request, action.version, acting);
  }
}

function edit(
  request: CommitmentRequest,
  action: Extract<CommitmentAction, { readonly action: "edit" }>,
  { by, terms, nowMs }: Acting,
): Outcome {
  if (by.side !== "client")
    throw refused("not-yours-to-do", '"edit"', "the client writes a request", "Make an offer instead.");
  if (request.state !== "draft")
    throw refused(
      "not-in-this-state",
      `a request that is ${request.state}`,
      "only a draft is written anew",
      "Withdraw it, or propose a change.",
    );
  refuseIfAny(action.lines.flatMap((line, i) => askedFindings(terms, `L${i + 1}`, line, nowMs)));
  const lines = action.lines.map((line, i): RequestLine => ({
    ...sheetLine(terms, `L${i + 1}`, line),
    state: "draft",
    ...NOTHING_YET,
  }));
  const answerBy =
    action.answerBy === undefined
      ? request.answerBy
      : action.answerBy === null
        ? null
        : new Date(action.answerBy).toISOString();
  return { change: { lines, booking: action.booking ?? request.booking, answerBy }, reason: null };
}

const NOTHING_YET = {
  deadlines: null,
  offer: null,
  reservedPositions: null,
  reason: null,
  deliveredHours: null,
} as const;

function sent(request: CommitmentRequest, acting: Acting): RequestLine[] {
  const { terms, nowMs } = acting;
  const { answerBy } = request;
  if (answerBy !== null && Date.parse(answerBy) < nowMs)
    throw refused(
      "too-late",
      `an answer by ${answerBy}`,
      "the partner is given time to answer",
      "Name a later instant, or none.",
    );
  const steps = permittedLines(request.lines, "send", undefined, acting);
  const lines = steps.map(({ line, step }) => ({
    ...line,
    state: step.to,
    deadlines: lineDeadlines(terms, line, { answerBy, nowMs }),
  }));
  refuseIfAny(
    lines.flatMap(({ id, start, deadlines }) => {
      const late = (found: string, rule: string): ReturnType<typeof lineFinding>[] => [
        lineFinding(id, { code: "too-late", found, rule, remedy: "Ask for a later stretch, or for a firm line." }),
      ];
      if (Date.parse(start) <= nowMs) return late(`${id}, which begins at ${start}`, "what is asked for lies ahead");
      if (deadlines.confirm !== null && Date.parse(deadlines.confirm.at) <= nowMs)
        return late(`an option to be confirmed by ${deadlines.confirm.client}`, "its deadline lies ahead");
      return [];
    }),
  );
  return lines;
}

function moved(
  lines: readonly RequestLine[],
  action: "lock" | "withdraw" | "refuse" | "cancel" | "decline",
  ids: readonly string[] | undefined,
  acting: Acting,
  reason: string | null,
): RequestLine[] {
  return permittedLines(lines, action, ids, acting).map(({ line, step }) => ({ ...line, state: step.to, reason }));
}

function delivered(
  lines: readonly RequestLine[],
  told: readonly { readonly line: string; readonly deliveredHours: number }[],
  acting: Acting,
): RequestLine[] {
  const permitted = permittedLines(
    lines,
    "deliver",
    told.map(({ line }) => line),
    acting,
  );
  const hours = new Map(told.map((one) => [one.line, one.deliveredHours]));
  refuseIfAny(
    permitted.flatMap(({ line }) => {
      const most = hoursOf(line) * line.positionsLoggedIn;
      const told = hours.get(line.id) ?? 0;
      if (Date.parse(line.end) > acting.nowMs)
        return [
          lineFinding(line.id, {
            code: "too-early",
            found: `${line.id}, which ends at ${line.end}`,
            rule: "what was delivered is known when it is over",
            remedy: "Record it then.",
          }),
        ];
      if (told <= most + 1e-9) return [];
      return [
        lineFinding(line.id, {
          code: "more-than-there-are",
          found: `${told} position-hours`,
          rule: `${line.id} has ${most}`,
          remedy: "Correct the hours.",
        }),
      ];
    }),
  );
  return permitted.map(({ line, step }) => ({ ...line, state: step.to, deliveredHours: hours.get(line.id) ?? 0 }));
}

function acknowledge(request: CommitmentRequest, version: number, { by, nowMs }: Acting): Outcome {
  if (request.state === "draft" && by.side === "partner")
    throw refused("not-in-this-state", "a draft", "it was sent before it is read", "Wait for it.");
  if (version !== request.version)
    throw refused(
      "version-changed",
      `version ${version}`,
      `the sheet is at version ${request.version}`,
      "Read that version, and acknowledge it.",
    );
  if (request.acknowledged[by.side]?.version === version) return { change: {}, reason: null };
  const said = { version, at: new Date(nowMs).toISOString(), person: by.person, pseudonym: by.pseudonym };
  return { change: { acknowledged: { ...request.acknowledged, [by.side]: said } }, reason: null };
}

function refused(code: string, found: string, rule: string, remedy: string): Refusal {
  return new Refusal({ code, place: { field: "/action" }, found, rule, remedy });
}
