import { LARGEST_RATE, refuse } from "../domain.ts";

/** Whether a channel takes contacts, by interval: 1 where it does, 0 where it is closed; always if not given. */
export type OpenIntervals = ArrayLike<number>;

/** Checks that a series has one rate, not negative, for each interval. @throws Refusal with the first that is not */
export function requireRates(rates: ArrayLike<number>, intervals: number, field: string): void {
  requireLength(rates, intervals, field);
  for (let interval = 0; interval < intervals; interval += 1) {
    const rate = rates[interval] ?? NaN;
    if (rate >= 0 && rate <= LARGEST_RATE) continue;
    refuse(
      "rate-out-of-range",
      `${field}/${interval}`,
      rate,
      `a rate lies between 0 and ${LARGEST_RATE} contacts an hour`,
      "Give the contacts expected in an hour; 0 where there are none.",
    );
  }
}

export function requireOpen(open: OpenIntervals | undefined, intervals: number, field: string): void {
  if (open === undefined) return;
  requireLength(open, intervals, field);
  for (let interval = 0; interval < intervals; interval += 1) {
    if (open[interval] === 0 || open[interval] === 1) continue;
    refuse(
      "open-out-of-range",
      `${field}/${interval}`,
      open[interval],
      "a channel is open (1) or closed (0) in an interval",
      "Give 1 for an interval in which it takes contacts.",
    );
  }
}

function requireLength(list: ArrayLike<number>, intervals: number, field: string): void {
  if (list.length === intervals) return;
  refuse(
    "lengths-differ",
    field,
    `${list.length} values`,
    `there are ${intervals} intervals`,
    "Give one value for each interval, the same number for all channels.",
  );
}

/** Writes, for one interval, 1 for each channel that takes contacts. */
export function takesAt(
  channels: readonly { readonly open?: OpenIntervals }[],
  interval: number,
  into: Uint8Array,
): void {
  for (let channel = 0; channel < into.length; channel += 1) {
    const open = channels[channel]?.open;
    into[channel] = open === undefined || open[interval] === 1 ? 1 : 0;
  }
}
