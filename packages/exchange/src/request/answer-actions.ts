import type { CommitmentAction, RequestAnswer } from "@springtide/contracts";

/** What a refusal in a file says where the partner gave no reason. */
const NO_REASON = "No reason given in the answer.";

/**
 * What a partner does by an answer: it offers the lines of which at least one position comes, and refuses those of which none does, those of
 * one reason together. Lines not answered are left as they are.
 */
export function actionsOfAnswer({ lines }: RequestAnswer): readonly CommitmentAction[] {
  const offered = lines.filter((line) => line.offered > 0);
  const refusals = new Map<string, string[]>();
  for (const { line, reason } of lines.filter((each) => each.offered === 0)) {
    const why = reason === "" ? NO_REASON : reason;
    refusals.set(why, [...(refusals.get(why) ?? []), line]);
  }
  const offer: CommitmentAction = {
    action: "offer",
    lines: offered.map((line) => ({
      line: line.line,
      positionsLoggedIn: line.offered,
      ...(line.reason === "" ? {} : { reason: line.reason }),
    })),
  };
  return [
    ...(offered.length === 0 ? [] : [offer]),
    ...[...refusals].map(([reason, ids]): CommitmentAction => ({ action: "refuse", lines: ids, reason })),
  ];
}
