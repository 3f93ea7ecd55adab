import { timeZone } from "@springtide/calendar";
import type { Tier } from "@springtide/contracts";
import { type Finding, Refusal } from "@springtide/refusal";
import { addStretch, positionsByInterval } from "../request/positions-by-interval.ts";
import { positionsOf } from "../request/delta-table.ts";
import { isGone } from "../request/request-delta.ts";
import { newestVersions, overlappingAsks } from "./inbox-findings.ts";
import type { ReceivedRequest } from "./received-request.ts";

/** Positions asked of a partner in one interval for one skill, by all clients. */
interface InboxRow {
  readonly startMs: number;
  readonly skill: string;
  readonly positions: number;
  readonly byTier: Readonly<Record<Tier, number>>;
  /** In order of their names. */
  readonly byClient: readonly { readonly client: string; readonly positions: number }[];
}

/** Requests of many clients as one sheet. */
export interface Inbox {
  readonly zone: string;
  readonly intervalMinutes: number;
  readonly rows: readonly InboxRow[];
  /** Those that were counted. */
  readonly requests: readonly ReceivedRequest[];
  readonly positionHours: number;
  readonly findings: readonly Finding[];
}

const TIERS = ["firm", "flexible", "option"] as const;

/**
 * Requests of many clients by skill and interval on the partner's own clock: the newest version of each, lines that are gone left out. Skills of two
 * clients are one where they have one name. An hour that a clock has twice stands there twice.
 * @param options `zone` by whose clock; that of the partner in the first request if not given
 * @throws Refusal where there is no request
 */
export function mergedInbox(
  received: readonly ReceivedRequest[],
  options: { readonly zone?: string | undefined } = {},
): Inbox {
  const requests = received.filter(({ document }) => document.header.kind === "request");
  const [first] = requests;
  if (first === undefined) throw withoutRequests();
  const zone = timeZone(options.zone ?? first.document.header.partnerZone);
  const { counted, findings } = newestVersions(requests);
  const intervalMinutes = Math.min(...counted.map(({ document }) => document.header.intervalMinutes));
  const lines = counted.flatMap(({ document }) =>
    document.lines.filter((line) => !isGone(line)).map((line) => ({ client: document.header.client, line })),
  );
  const all = positionsByInterval(
    { header: first.document.header, lines: lines.map(({ line }) => line) },
    zone.name,
    intervalMinutes,
  );
  const rows: InboxRow[] = [];
  let positionHours = 0;
  for (const [skill, positions] of all === null ? [] : all.skills) {
    if (all === null) break;
    const { grid } = all;
    const own = lines.filter(({ line }) => line.skill === skill);
    const spread = (chosen: typeof own): Float64Array => {
      const to = new Float64Array(grid.startsMs.length);
      for (const { line } of chosen)
        addStretch(grid, to, Date.parse(line.start), Date.parse(line.end), positionsOf(line));
      return to;
    };
    const tiers = TIERS.map((tier) => [tier, spread(own.filter(({ line }) => line.tier === tier))] as const);
    const clients = [...new Set(own.map(({ client }) => client))]
      .sort()
      .map((client) => [client, spread(own.filter((one) => one.client === client))] as const);
    positions.forEach((there, t) => {
      if (there === 0) return;
      positionHours += (there * (grid.seconds[t] ?? 0)) / 3600;
      const tierAt = (tier: Tier): number => rounded(tiers.find(([name]) => name === tier)?.[1][t] ?? 0);
      rows.push({
        ...{ startMs: grid.startsMs[t] ?? 0, skill, positions: rounded(there) },
        byTier: { firm: tierAt("firm"), flexible: tierAt("flexible"), option: tierAt("option") },
        byClient: clients.flatMap(([client, of]) =>
          (of[t] ?? 0) > 0 ? [{ client, positions: rounded(of[t] ?? 0) }] : [],
        ),
      });
    });
  }
  return {
    ...{ zone: zone.name, intervalMinutes, requests: counted, positionHours: rounded(positionHours) },
    rows: rows.sort((a, b) => a.startMs - b.startMs || (a.skill < b.skill ? -1 : 1)),
    findings: [...findings, ...otherClocks(counted, zone.name), ...overlappingAsks(counted)],
  };
}

/** A request made for another clock of the partner: its times are the same instants, and people may have read others. */
function otherClocks(counted: readonly ReceivedRequest[], zone: string): Finding[] {
  return counted.flatMap(({ file, document: { header } }): Finding[] =>
    header.partnerZone === zone
      ? []
      : [
          {
            ...{
              code: "other-clock",
              place: { file },
              found: `${header.client}, request ${header.request.id}, on the clock of ${header.partnerZone}`,
            },
            rule: `the sheet is on the clock of ${zone}; instants are the same`,
            remedy: "Nothing, or name another clock by --zone.",
          },
        ],
  );
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function withoutRequests(): Refusal {
  return new Refusal({
    code: "no-requests",
    place: {},
    found: "no request",
    rule: "an inbox has files of requests, as Springtide writes them: CSV, XLSX or JSON",
    remedy: "Put the files that clients sent into the folder.",
  });
}
