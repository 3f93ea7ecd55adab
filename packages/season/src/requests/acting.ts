import type { CommitmentEvent, CommitmentRequest, RequestLine, Side } from "@springtide/contracts";
import type { RequestTerms } from "./line-deadlines.ts";

/** Who acts, and for which side. */
export interface ActingPerson {
  readonly side: Side;
  readonly person: number | null;
  readonly pseudonym: string;
}

/** What an action stands on. */
export interface Acting {
  readonly by: ActingPerson;
  readonly nowMs: number;
  readonly terms: RequestTerms;
}

/** A request after something, and what is to be told of it; no events where nothing changed. */
export interface Acted {
  readonly request: CommitmentRequest;
  readonly events: readonly CommitmentEvent[];
}

/** What an action makes of a request, before it is counted and told. */
export interface Outcome {
  readonly change: Partial<Pick<CommitmentRequest, "lines" | "proposal" | "acknowledged" | "booking" | "answerBy">>;
  readonly reason: string | null;
}

/** A request with some of its lines replaced, each by the one of its id. */
export function withLines(request: CommitmentRequest, changed: readonly RequestLine[]): RequestLine[] {
  const byId = new Map(changed.map((line) => [line.id, line]));
  return request.lines.map((line) => byId.get(line.id) ?? line);
}
