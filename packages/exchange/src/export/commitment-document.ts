import type { CommitmentRequest, RequestLine, ShiftDocument, ShiftHeader, ShiftLine } from "@springtide/contracts";
import { sealed } from "../request/seal.ts";

/** What a request does not say itself, and its files do. */
export interface RequestContext {
  readonly client: string;
  readonly clientZone: string;
  readonly partnerZone: string;
  readonly intervalMinutes: ShiftHeader["intervalMinutes"];
  readonly madeAt: Date;
}

/** A request as it is kept, as the document that its files are written from. */
export function documentOfRequest(request: CommitmentRequest, context: RequestContext): ShiftDocument {
  const { client, clientZone, partnerZone, intervalMinutes, madeAt } = context;
  return sealed(
    {
      kind: "request",
      client,
      shop: request.shop,
      partner: request.partnerName,
      agreement: request.agreement,
      request: { id: request.id, version: request.version },
      planVersion: request.planVersion === null ? "none" : String(request.planVersion),
      clientZone,
      partnerZone,
      state: request.state,
      madeAt: madeAt.toISOString(),
      answerBy: request.answerBy ?? earliestAnswer(request.lines),
      silence: "Lines of which nothing is said expire.",
      intervalMinutes,
    },
    request.lines.map((line) => lineOf(line, request.version)),
  );
}

function lineOf(line: RequestLine, version: number): ShiftLine {
  const next = nextDeadline(line);
  return {
    line: line.id,
    state: line.state,
    // The sheet's version stands for the changes of each line: it only ever rises.
    sequence: version,
    skill: line.skill,
    who: null,
    start: line.start,
    end: line.end,
    positionsLoggedIn: line.positionsLoggedIn,
    headsRostered: null,
    tier: line.tier,
    decideBy: next?.at ?? null,
    silence: next?.silence ?? "",
    reason: line.reason ?? "",
    answer: line.offer === null ? null : { offered: line.offer.positionsLoggedIn, reason: line.offer.reason ?? "" },
  };
}

/** What has to be said next of a line, by how far it is. */
function nextDeadline({ state, deadlines }: RequestLine): { readonly at: string; readonly silence: string } | null {
  if (deadlines === null) return null;
  if (state === "requested") return deadlines.answer;
  if (state === "offered") return deadlines.accept;
  if (state === "reserved") return deadlines.confirm ?? deadlines.release;
  return state === "confirmed" ? deadlines.lock : null;
}

function earliestAnswer(lines: readonly RequestLine[]): string | null {
  const times = lines.flatMap(({ state, deadlines }) =>
    state === "requested" && deadlines !== null ? [Date.parse(deadlines.answer.at)] : [],
  );
  return times.length === 0 ? null : new Date(Math.min(...times)).toISOString();
}
