import type { CommitmentRequest, LineState } from "@springtide/contracts";
import { nextDeadline } from "./request-said.ts";

/** Whose turn it is with a request. */
const TURNS = ["you", "partner", "agreed", "over"] as const;
type Turn = (typeof TURNS)[number];

const AGREED: ReadonlySet<LineState> = new Set<LineState>(["confirmed", "locked"]);

/** A draft, an offer, seats that stand reserved and a partner's proposal wait for the client; what was sent for the partner. */
export function waitsFor({ lines, proposal }: Pick<CommitmentRequest, "lines" | "proposal">): Turn {
  const states = new Set(lines.map(({ state }) => state));
  if (proposal?.by === "partner") return "you";
  if (states.has("draft") || states.has("offered") || states.has("reserved")) return "you";
  if (proposal !== null || states.has("requested")) return "partner";
  return lines.some(({ state }) => AGREED.has(state)) ? "agreed" : "over";
}

/** Requests by whose turn it is; in each group what has to be said first stands first, and what has no deadline keeps its order after that. */
export function requestGroups(
  requests: readonly CommitmentRequest[],
  nowMs: number,
): readonly { readonly turn: Turn; readonly requests: readonly CommitmentRequest[] }[] {
  const untilMs = ({ proposal, ...request }: CommitmentRequest): number => {
    const at = proposal?.until ?? nextDeadline(request, nowMs)?.at;
    return at === undefined ? Infinity : Date.parse(at);
  };
  return TURNS.map((turn) => ({
    turn,
    requests: requests
      .filter((request) => waitsFor(request) === turn)
      .map((request) => ({ request, atMs: untilMs(request) }))
      .toSorted((a, b) => (a.atMs === b.atMs ? 0 : a.atMs - b.atMs))
      .map(({ request }) => request),
  })).filter((group) => group.requests.length > 0);
}

/** What the client can do with a request by one button. */
export type RequestAct = "send" | "take" | "confirm" | "accept";
/** What it can do with a reason. */
export type ReasonedAct = "withdraw" | "decline" | "release" | "reject";

interface RequestActs {
  readonly acts: readonly RequestAct[];
  readonly reasoned: readonly ReasonedAct[];
}

/** What can be done to a request as it stands; options that are offered are reserved first, all else is confirmed. */
export function actsOn({ lines, proposal }: Pick<CommitmentRequest, "lines" | "proposal">): RequestActs {
  const has = (...states: readonly LineState[]): boolean => lines.some(({ state }) => states.includes(state));
  const acts: RequestAct[] = [];
  const reasoned: ReasonedAct[] = [];
  if (has("draft")) acts.push("send");
  if (has("offered")) acts.push("take");
  if (has("reserved")) acts.push("confirm");
  if (proposal?.by === "partner") {
    acts.push("accept");
    reasoned.push("reject");
  }
  if (has("offered")) reasoned.push("decline");
  if (has("reserved")) reasoned.push("release");
  if (has("draft", "requested")) reasoned.push("withdraw");
  return { acts, reasoned };
}
