import type { Shop, SplitCall } from "@springtide/contracts";
import { type Finding, Refusal } from "@springtide/refusal";
import { farFindings, stretchFindings } from "@springtide/season/service";

/** @throws Refusal what cannot be shared out, at the field that says it */
export function refuseSplit(shop: Shop, call: SplitCall, nowMs: number): void {
  const findings = [...rangeFindings(call), ...shareFindings(shop, call), ...linesFindings(shop, call, nowMs)];
  if (findings.length > 0) throw new Refusal(findings);
}

function rangeFindings({ from, until }: SplitCall): Finding[] {
  if (from === undefined || until === undefined || Date.parse(from) < Date.parse(until)) return [];
  const rule = "it ends after it starts";
  return [
    {
      code: "ends-before-it-starts",
      place: { field: "/until" },
      found: until,
      rule,
      remedy: "Correct one of the two.",
    },
  ];
}

function shareFindings({ agreements }: Shop, { by }: SplitCall): Finding[] {
  if (by.rule !== "shares") return [];
  const ids = Object.keys(by.shares);
  const known = agreements.map(({ id }) => id);
  const rule = `the agreements of this shop are ${known.join(", ") || "none"}`;
  if (ids.length === 0)
    return [
      {
        code: "no-shares",
        place: { field: "/by/shares" },
        found: "no share",
        rule,
        remedy: "Give at least one a share.",
      },
    ];
  return ids
    .filter((id) => !known.includes(id))
    .map((id) => ({
      ...{ code: "agreement-unknown", place: { field: `/by/shares/${id}` }, found: `"${id}"`, rule },
      remedy: "Write the id that the shop file gives it.",
    }));
}

function linesFindings({ queues }: Shop, { by, lines = [] }: SplitCall, nowMs: number): Finding[] {
  if (by.rule === "plan" && lines.length > 0)
    return [
      {
        ...{ code: "lines-not-of-the-plan", place: { field: "/lines" }, found: "lines, and the rule plan" },
        rule: "the plan decided on its own seats alone",
        remedy: "Leave the lines out, or name another rule.",
      },
    ];
  const known = queues.map(({ id }) => id);
  return lines.flatMap((line, i) => [
    ...(known.includes(line.skill)
      ? []
      : [
          {
            ...{ code: "skill-unknown", place: { field: `/lines/${i}/skill` }, found: `"${line.skill}"` },
            rule: `the queues of this shop are ${known.join(", ")}`,
            remedy: "Ask for one of these.",
          },
        ]),
    ...[...stretchFindings("", line), ...farFindings("", line, nowMs)].map((finding) => ({
      ...finding,
      place: { field: `/lines/${i}/end` },
    })),
  ]);
}
