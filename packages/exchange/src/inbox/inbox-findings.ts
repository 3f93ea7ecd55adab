import type { ShiftLine } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { isGone } from "../request/request-delta.ts";
import type { ReceivedRequest } from "./received-request.ts";

/** Requests that count, and what is odd among all that came. */
export interface SortedRequests {
  readonly counted: readonly ReceivedRequest[];
  readonly findings: readonly Finding[];
}

/**
 * Keeps the newest version of each request of each client, once; older ones and copies are told of and not counted. Where one version came in two
 * forms that differ, the one made last is counted.
 */
export function newestVersions(received: readonly ReceivedRequest[]): SortedRequests {
  const byRequest = new Map<string, ReceivedRequest[]>();
  for (const one of received) {
    const { shop, client, request } = one.document.header;
    const key = JSON.stringify([shop, client, request.id]);
    byRequest.set(key, [...(byRequest.get(key) ?? []), one]);
  }
  const counted: ReceivedRequest[] = [];
  const findings: Finding[] = [];
  for (const [, copies] of byRequest) {
    const [newest, ...others] = copies.toSorted(newerFirst);
    if (newest === undefined) continue;
    counted.push(newest);
    findings.push(...others.map((other) => askedAgain(newest, other)));
  }
  return { counted, findings };
}

function newerFirst({ document: a }: ReceivedRequest, { document: b }: ReceivedRequest): number {
  return (
    b.header.request.version - a.header.request.version || Date.parse(b.header.madeAt) - Date.parse(a.header.madeAt)
  );
}

function askedAgain(newest: ReceivedRequest, other: ReceivedRequest): Finding {
  const { header, checksum } = other.document;
  const { id, version } = header.request;
  const of = `${header.client}, request ${id}`;
  if (version < newest.document.header.request.version)
    return {
      ...{ code: "older-version", place: { file: other.file }, found: `${of}, version ${version}` },
      rule: `the file ${newest.file} has version ${newest.document.header.request.version} of it; the same seats would be counted twice`,
      remedy: "Nothing: the older version was not counted. Take the file out of the folder.",
    };
  if (checksum === newest.document.checksum)
    return {
      ...{ code: "same-request-twice", place: { file: other.file }, found: `${of}, version ${version}, a second time` },
      rule: `the file ${newest.file} says the same`,
      remedy: "Nothing: it was counted once. Take one of the files out.",
    };
  return {
    ...{
      code: "one-version-two-contents",
      place: { file: other.file },
      found: `${of}, version ${version}, with the checksum ${checksum.slice(0, 12)}`,
    },
    rule: `one version of a request says one thing; the file ${newest.file}, made at ${newest.document.header.madeAt}, says another and was counted`,
    remedy: "Ask the client which of the two holds.",
  };
}

/** The most pairs of lines that are told. */
const MOST = 200;

/**
 * Lines of one client that ask for one skill at one time in two requests: perhaps the same seats, asked for again. They are counted, as only the
 * client knows.
 */
export function overlappingAsks(counted: readonly ReceivedRequest[]): Finding[] {
  const lines = counted.flatMap(({ file, document }) =>
    document.lines
      .filter((line) => !isGone(line) && (line.positionsLoggedIn ?? 0) > 0)
      .map((line) => ({
        file,
        header: document.header,
        line,
        startMs: Date.parse(line.start),
        endMs: Date.parse(line.end),
      })),
  );
  const findings: Finding[] = [];
  const inOrder = lines.toSorted((a, b) => a.startMs - b.startMs);
  inOrder.forEach((one, i) => {
    for (let j = i + 1; j < inOrder.length && findings.length < MOST; j += 1) {
      const other = inOrder[j];
      if (other === undefined || other.startMs >= one.endMs) return;
      const isSameClient = other.header.shop === one.header.shop && other.header.client === one.header.client;
      if (!isSameClient || other.line.skill !== one.line.skill || other.header.request.id === one.header.request.id)
        continue;
      findings.push({
        code: "asked-twice",
        place: { file: other.file, field: `/lines/${other.line.line}` },
        found: `${told(other)}, while ${told(one)} in ${one.file}`,
        rule: `${one.header.client} asks for ${one.line.skill} at the same time in two requests: perhaps the same seats`,
        remedy: "Both were counted. Ask the client whether one takes the place of the other.",
      });
    }
  });
  return findings;
}

function told({
  header,
  line,
}: {
  readonly header: ReceivedRequest["document"]["header"];
  readonly line: ShiftLine;
}): string {
  return `${line.positionsLoggedIn ?? 0} positions of ${header.request.id}/${line.line}, ${line.start} to ${line.end}`;
}
