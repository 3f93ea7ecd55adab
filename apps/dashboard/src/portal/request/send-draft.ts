import { ApiProblem } from "@springtide/client";
import type { RequestLine } from "@springtide/contracts";
import type { Told } from "../../finding-words/told.ts";
import { toldOf } from "../../finding-words/told.ts";
import type { AnswerDraft } from "./answer-draft.ts";
import { actionsOfDraft } from "./answer-draft.ts";
import type { FindingsByLine } from "./findings-by-line.ts";
import { findingsByLine } from "./findings-by-line.ts";
import { act } from "./request-api.ts";

/** What became of sending a draft. */
export type Sent =
  /** With what is odd about it, and was taken all the same. */
  | { readonly kind: "sent"; readonly odd: readonly Told[] }
  /** Somebody was quicker; nothing was done with what was left. */
  | { readonly kind: "stale" }
  | { readonly kind: "refused"; readonly findings: FindingsByLine };

/**
 * Sends a draft, step by step.
 * @param onStep told after each step which lines were answered by it
 */
export async function sendDraft(
  request: { readonly id: string; readonly etag: string; readonly lines: readonly RequestLine[] },
  draft: AnswerDraft,
  onStep: (lines: readonly string[]) => void,
): Promise<Sent> {
  let { etag } = request;
  const odd: Told[] = [];
  for (const action of actionsOfDraft(request.lines, draft)) {
    try {
      const acted = await act(request.id, etag, action);
      etag = acted.etag;
      odd.push(...acted.findings.map(toldOf));
    } catch (cause) {
      if (cause instanceof ApiProblem && cause.problem.code === "version-stale") return { kind: "stale" };
      const error = cause instanceof Error ? cause : new Error(String(cause));
      return { kind: "refused", findings: findingsByLine(error, action) };
    }
    onStep(
      "lines" in action ? (action.lines ?? []).map((line) => (typeof line === "string" ? line : named(line))) : [],
    );
  }
  return { kind: "sent", odd };
}

function named(line: object): string {
  return "line" in line && typeof line.line === "string" ? line.line : "";
}
