import type { CommitmentRequest, PartnerTerms } from "@springtide/contracts";
import { monthOf } from "../../portal/statement/months.ts";

/** A month's statement under one agreement. */
export interface StatementKey {
  readonly agreement: string;
  readonly month: string;
}

/** Months that have begun in which something is asked for or agreed, by agreement, the newest first. */
export function statementKeys(
  requests: readonly Pick<CommitmentRequest, "agreement" | "lines">[],
  agreements: readonly Pick<PartnerTerms, "agreement" | "partnerZone">[],
  nowMs: number,
): readonly StatementKey[] {
  const keys = agreements.flatMap(({ agreement, partnerZone }) => {
    const now = monthOf(nowMs, partnerZone);
    const months = requests
      .filter((request) => request.agreement === agreement)
      .flatMap(({ lines }) => lines.filter(({ state }) => state !== "draft"))
      .map(({ start }) => monthOf(Date.parse(start), partnerZone));
    return [...new Set(months)].filter((month) => month <= now).map((month) => ({ agreement, month }));
  });
  return keys.toSorted((a, b) => (a.month === b.month ? compare(a.agreement, b.agreement) : compare(b.month, a.month)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
