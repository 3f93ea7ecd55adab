import type { CommitmentRequest } from "@springtide/contracts";

/** Something that a request waits for from the partner. */
export interface Waiting {
  readonly request: CommitmentRequest;
  /** answer: lines are asked for. proposal: the client wants agreed lines changed. acknowledge: a version was not said to be read. */
  readonly kind: "answer" | "proposal" | "acknowledge";
  /** Last instant for it; null where there is none. */
  readonly by: string | null;
  /** The same on the partner's clock is written in this zone; null where the request names none. */
  readonly zone: string | null;
}

/** Requests by who has to do something next. */
export interface SortedRequests {
  readonly waiting: readonly Waiting[];
  /** Offered, and the client has to say something. */
  readonly withClient: readonly CommitmentRequest[];
  readonly agreed: readonly CommitmentRequest[];
  readonly over: readonly CommitmentRequest[];
}

const AGREED = new Set(["reserved", "confirmed", "locked"]);

/** What waits for the partner first, by its deadline. @param requests in the order they were made */
export function sortRequests(requests: readonly CommitmentRequest[]): SortedRequests {
  const waiting = requests.flatMap((request) => waitingOf(request) ?? []).sort(byDeadline);
  const waits = new Set(waiting.map(({ request }) => request.id));
  const rest = requests.filter(({ id }) => !waits.has(id)).reverse();
  return {
    waiting,
    withClient: rest.filter(({ state }) => state === "offered"),
    agreed: rest.filter(({ state }) => AGREED.has(state)),
    over: rest.filter(({ state }) => state !== "offered" && !AGREED.has(state)),
  };
}

function waitingOf(request: CommitmentRequest): Waiting | null {
  const zone = zoneOf(request, "partnerZone");
  const asked = request.lines.filter(({ state }) => state === "requested");
  if (asked.length > 0) {
    const by = asked.flatMap(({ deadlines }) => deadlines?.answer.at ?? []).sort()[0] ?? null;
    return { request, kind: "answer", by, zone };
  }
  if (request.proposal?.by === "client") return { request, kind: "proposal", by: request.proposal.until, zone };
  const isUnderWay = request.state === "offered" || AGREED.has(request.state);
  return isUnderWay && isUnread(request) ? { request, kind: "acknowledge", by: null, zone } : null;
}

/** Whether the newest version was not said to be read by the partner. */
export function isUnread({ acknowledged, version }: CommitmentRequest): boolean {
  return (acknowledged.partner?.version ?? 0) < version;
}

/** The zone of one side's clock, as the deadlines of the lines tell it. */
export function zoneOf(request: CommitmentRequest, side: "partnerZone" | "clientZone"): string | null {
  return request.lines.find(({ deadlines }) => deadlines !== null)?.deadlines?.answer[side] ?? null;
}

function byDeadline(a: Waiting, b: Waiting): number {
  if (a.by === b.by) return 0;
  if (a.by === null || b.by === null) return a.by === null ? 1 : -1;
  return a.by < b.by ? -1 : 1;
}
