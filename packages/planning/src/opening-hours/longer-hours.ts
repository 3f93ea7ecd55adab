import { Refusal } from "@springtide/refusal";

/** What people do who have a need while nobody answers. The three add up to 1. */
export interface ClosedBehaviour {
  /** Wait for the next opening. */
  readonly waitShare: number;
  /** Turn to another channel at once. */
  readonly elsewhereShare: number;
  /** Never get in touch. */
  readonly lostShare: number;
}

/** A window that might be opened, on one line of time. Intervals by index; contacts in whole or broken numbers an interval. */
export interface LongerHours {
  /** Contacts expected as hours are now: 0 while closed, the rush after opening included. */
  readonly contacts: Float64Array;
  readonly seconds: Float64Array;
  /** Needs that arise in each interval of the window; 0 elsewhere. */
  readonly latent: Float64Array;
  /** 1 in the intervals that would be open and are not. */
  readonly window: Uint8Array;
  /** 1 in the intervals that are open now. */
  readonly open: Uint8Array;
  readonly behaviour: ClosedBehaviour;
  /** Share of the contacts of the opening hours between two windows that would rather come in the window. */
  readonly preferShare: number;
  /** Half of those who waited come back within so long after the opening. */
  readonly returnHalfLifeSeconds: number;
}

/** What opening longer does to the contacts of each interval, part by part; the parts add up to `contacts`. */
export interface MovedDemand {
  readonly contacts: Float64Array;
  /** Needs answered when they arise. */
  readonly captured: Float64Array;
  /** Contacts of opening hours that come in the window instead: in the window above 0, before it below. */
  readonly preferred: Float64Array;
  /** What the next opening no longer has to catch up with: below 0. */
  readonly rush: Float64Array;
  /** Contacts that no longer come at an opening after the end of the line; total, below 0. */
  readonly afterwards: number;
  /** Contacts that other channels no longer get; total. */
  readonly elsewhere: number;
  /** Needs that would not have been heard of; total. */
  readonly newlyWon: number;
}

/**
 * Longer hours do not only add contacts: some were lost, some would have come at the next opening, some on another channel, and
 * some of the day's callers prefer the new hours. Contacts of all channels together rise by what was lost, and by nothing else.
 * @throws Refusal where shares do not add up, or where the next opening has fewer contacts than should have waited for it
 */
export function contactsWithLongerHours(question: LongerHours): MovedDemand {
  requireBehaviour(question);
  const { contacts, window, latent, behaviour, preferShare } = question;
  const captured = Float64Array.from(latent, (needs, t) => (window[t] === 1 ? needs : 0));
  const preferred = new Float64Array(contacts.length);
  const stretches = stretchesOf(window);
  for (const { from, to } of stretches) moveInto(question, preferred, from, to, preferShare);
  const rush = new Float64Array(contacts.length);
  const left = contacts.map((now, t) => now + (preferred[t] ?? 0));
  let afterwards = 0;
  for (const { from, to } of stretches)
    afterwards -= takeFromOpening(question, { rush, left }, to, sumOf(captured, from, to) * behaviour.waitShare);
  const all = captured.reduce((sum, needs) => sum + needs, 0);
  const moved = contacts.map((now, t) => now + (captured[t] ?? 0) + (preferred[t] ?? 0) + (rush[t] ?? 0));
  return {
    contacts: moved,
    captured,
    preferred,
    rush,
    afterwards,
    elsewhere: -all * behaviour.elsewhereShare,
    newlyWon: all * behaviour.lostShare,
  };
}

/** Takes a share of the opening hours since the last window, or since the start, and spreads it over the window as its needs are spread. */
function moveInto(question: LongerHours, preferred: Float64Array, from: number, to: number, share: number): void {
  const { contacts, window, open, latent } = question;
  let begin = from;
  while (begin > 0 && window[begin - 1] !== 1) begin -= 1;
  let moved = 0;
  for (let t = begin; t < from; t += 1) {
    if (open[t] !== 1) continue;
    const gone = share * (contacts[t] ?? 0);
    preferred[t] = (preferred[t] ?? 0) - gone;
    moved += gone;
  }
  const needs = sumOf(latent, from, to);
  for (let t = from; t < to; t += 1)
    preferred[t] = (preferred[t] ?? 0) + moved * (needs > 0 ? (latent[t] ?? 0) / needs : 1 / (to - from));
}

/**
 * Takes so many contacts off the next opening, most at its start; answers how many are left where none follows. An interval gives no more
 * than it has: who is not missing there is missing later on that day.
 */
function takeFromOpening(
  question: LongerHours,
  { rush, left }: { readonly rush: Float64Array; readonly left: Float64Array },
  from: number,
  contacts: number,
): number {
  const { open, seconds, returnHalfLifeSeconds } = question;
  let first = from;
  while (first < open.length && open[first] !== 1) first += 1;
  if (first === open.length) return contacts;
  let last = first;
  while (last < open.length && open[last] === 1) last += 1;
  const length = seconds.subarray(first, last).reduce((sum, here) => sum + here, 0);
  const returned = (passed: number): number =>
    // Whoever has not come back by closing time is spread over the day as the others are.
    (1 - 0.5 ** (passed / returnHalfLifeSeconds)) / (1 - 0.5 ** (length / returnHalfLifeSeconds));
  let passed = 0;
  let taken = 0;
  for (let t = first; t < last; t += 1) {
    passed += seconds[t] ?? 0;
    const here = Math.min(contacts * returned(passed) - taken, left[t] ?? 0);
    left[t] = (left[t] ?? 0) - here;
    rush[t] = (rush[t] ?? 0) - here;
    taken += here;
  }
  if (contacts - taken > 1e-9 * contacts) throw tooManyWait(first, contacts, taken);
  return 0;
}

function stretchesOf(window: Uint8Array): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  window.forEach((inside, t) => {
    const last = stretches.at(-1);
    if (inside !== 1) return;
    if (last?.to === t) last.to = t + 1;
    else stretches.push({ from: t, to: t + 1 });
  });
  return stretches;
}

function sumOf(values: Float64Array, from: number, to: number): number {
  return values.subarray(from, to).reduce((sum, value) => sum + value, 0);
}

function requireBehaviour({ behaviour, preferShare, window, open }: LongerHours): void {
  const { waitShare, elsewhereShare, lostShare } = behaviour;
  const together = waitShare + elsewhereShare + lostShare;
  if (Math.min(waitShare, elsewhereShare, lostShare) < 0 || Math.abs(together - 1) > 1e-9)
    throw refusal(
      "/behaviour",
      `shares of ${waitShare}, ${elsewhereShare} and ${lostShare}`,
      "they are 0 or more and add up to 1",
    );
  if (!(preferShare >= 0 && preferShare < 1))
    throw refusal("/preferShare", String(preferShare), "it is at least 0 and below 1");
  if (window.some((inside, t) => inside === 1 && open[t] === 1))
    throw refusal("/window", "an interval that is open already", "a window lies outside the hours there are now");
}

function tooManyWait(at: number, waiting: number, there: number): Refusal {
  return refusal(
    `/contacts/${at}`,
    `${waiting.toFixed(1)} who wait for an opening in which ${there.toFixed(1)} contacts are expected`,
    "those who wait for an opening are among its contacts",
  );
}

function refusal(field: string, found: string, rule: string): Refusal {
  const remedy =
    "Check how many needs arise while closed, and the shares of what becomes of them, against the rush after opening.";
  return new Refusal({ code: "longer-hours-out-of-range", place: { field }, found, rule, remedy });
}
