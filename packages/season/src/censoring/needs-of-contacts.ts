import type { ContactHistory } from "@springtide/contracts";
import { failedContacts, settledForward } from "@springtide/forecast";
import { firstContactNeeds } from "@springtide/staffing";

/** How customers whose attempt failed come back: by queue on which they failed, then by queue to which they come. */
export interface ReturnsOfShop {
  /** Shares, at least 0; those of one queue sum to less than 1. */
  readonly spill: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Mean times, exponential; 0 (at once) where none is given. */
  readonly meanDelaySeconds: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Histories of first contacts, and what a reader must know of them. */
export interface NeedsOfContacts {
  readonly contacts: readonly ContactHistory[];
  readonly caveats: readonly string[];
}

const DAY_MS = 86_400_000;
/** From this share of failures that had to be reckoned it is worth saying. */
const WORTH_SAYING = 0.02;

/**
 * Turns attempts into needs: what was offered less the retries of those whose attempt before had failed, so that last year's bad
 * service is not forecast as this year's demand (science 9; the inverse of the spillover equilibrium over time, `firstContactNeeds`).
 * Queues are reckoned together as far as their rows have one length. A row that is not there is a time at which the queue takes nothing:
 * what would return then comes in its next row. A queue without a column of abandoned or handled contacts stays as it is and sends
 * nobody elsewhere, and a caveat says so. Negative needs are taken off the rows after them.
 * @throws Refusal for shares or delays out of range
 * Cost: rows x queues^2.
 */
export function needsOfContacts(contacts: readonly ContactHistory[], returns: ReturnsOfShop): NeedsOfContacts {
  const concerned = new Set(
    Object.entries(returns.spill).flatMap(([from, to]) => {
      const targets = Object.entries(to).flatMap(([queue, share]) => (share > 0 ? [queue] : []));
      return targets.length > 0 ? [from, ...targets] : [];
    }),
  );
  const lengths = [...new Set(contacts.filter(({ queue }) => concerned.has(queue)).map(({ minutes }) => minutes))];
  const found = lengths.map((minutes) =>
    needsTogether(
      contacts.filter((history) => concerned.has(history.queue) && history.minutes === minutes),
      minutes,
      returns,
    ),
  );
  const needs = new Map(
    found.flatMap(({ contacts: histories }) => histories.map((history) => [history.queue, history])),
  );
  return {
    contacts: contacts.map((history) => needs.get(history.queue) ?? history),
    caveats: [
      ...(lengths.length > 1
        ? [
            "The contact files have rows of different lengths: customers who came back on a queue with other rows are not reckoned.",
          ]
        : []),
      ...found.flatMap(({ caveats }) => caveats),
    ],
  };
}

function needsTogether(
  histories: readonly ContactHistory[],
  minutes: number | "day",
  { spill, meanDelaySeconds }: ReturnsOfShop,
): NeedsOfContacts {
  const stepMs = minutes === "day" ? DAY_MS : minutes * 60_000;
  const fromMs = Math.min(...histories.flatMap(({ startMs }) => startMs[0] ?? []));
  const toMs = Math.max(...histories.flatMap(({ startMs }) => startMs.at(-1) ?? []));
  const steps = Math.round((toMs - fromMs) / stepMs) + 1;
  const placeOf = (startMs: number): number => Math.round((startMs - fromMs) / stepMs);
  const failures = histories.map((history) => failedContacts(history));
  const laid = (history: ContactHistory, values: Float64Array): Float64Array => {
    const series = new Float64Array(steps);
    history.startMs.forEach((startMs, row) => {
      const value = values[row] ?? 0;
      series[placeOf(startMs)] = Number.isNaN(value) ? 0 : value;
    });
    return series;
  };
  // Contacts of an interval go in as they are: the identity is linear, so they come out in the same unit.
  const { channels } = firstContactNeeds({
    intervalSeconds: stepMs / 1000,
    spill: matrixOf(histories, (from, to) => spill[from]?.[to] ?? 0),
    meanDelaySeconds: matrixOf(histories, (from, to) => meanDelaySeconds[from]?.[to] ?? 0),
    channels: histories.map((history, i) => ({
      name: history.queue,
      offeredPerHour: laid(history, history.offered),
      failedPerHour: laid(history, failures[i]?.failed ?? new Float64Array()),
      open: laid(history, new Float64Array(history.startMs.length).fill(1)),
    })),
  });
  const settled = histories.map((history, i) => {
    const needs = channels[i]?.needsPerHour ?? new Float64Array();
    return settledForward(
      history.offered.map((count, row) =>
        Number.isNaN(count) ? Number.NaN : (needs[placeOf(history.startMs[row] ?? 0)] ?? Number.NaN),
      ),
    );
  });
  return {
    contacts: histories.map((history, i) => ({ ...history, offered: settled[i]?.counts ?? history.offered })),
    caveats: histories.flatMap((history, i) =>
      caveatsOf(history, failures[i]?.knownShare ?? 0, settled[i]?.unsettled ?? 0, spill),
    ),
  };
}

function matrixOf(
  histories: readonly ContactHistory[],
  value: (from: string, to: string) => number,
): readonly (readonly number[])[] {
  return histories.map(({ queue: from }) => histories.map(({ queue: to }) => value(from, to)));
}

function caveatsOf(
  { queue, offered }: ContactHistory,
  knownShare: number,
  unsettled: number,
  spill: ReturnsOfShop["spill"],
): string[] {
  const sends = Object.values(spill[queue] ?? {}).some((share) => share > 0);
  const total = offered.reduce((sum, count) => sum + (Number.isNaN(count) ? 0 : count), 0);
  const caveats: string[] = [];
  if (sends && knownShare === 0)
    caveats.push(
      `"${queue}" has no column of abandoned or handled contacts: who tried again after it cannot be told from who came anew, so its contacts are taken as they are.`,
    );
  else if (sends && knownShare < 1 - WORTH_SAYING)
    caveats.push(
      `${((1 - knownShare) * 100).toFixed(0)} % of the contacts of "${queue}" have no count of abandoned or handled ones: the share that failed elsewhere stands in for it.`,
    );
  if (unsettled > WORTH_SAYING * total)
    caveats.push(
      `More customers are reckoned to have come back on "${queue}" than came at all: the shares of those who come back are too large for its history.`,
    );
  return caveats;
}
