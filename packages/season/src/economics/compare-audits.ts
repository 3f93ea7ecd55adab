import type { AnswerRate, Audit, AuditComparison } from "@springtide/contracts";
import { normalQuantile } from "@springtide/probability";

/** Of the interval around an audited share. */
const CONFIDENCE = 0.95;

/**
 * Audits of mystery shoppers beside what a plan leads to, by channel: the share fully answered with its 95 % interval, and the plan's
 * share of the same channel on the audited days where the plan has them, over the whole plan otherwise; its queues weighed by contacts.
 * Source of the interval: Wilson (1927), Journal of the American Statistical Association 22(158), 209-212.
 * @param contactsOf contacts expected in a queue over the plan
 */
export function compareAudits(
  audits: readonly Audit[],
  rates: readonly AnswerRate[],
  plan: { readonly dayOf: (iso: string) => number; readonly contactsOf: (queue: string) => number },
): AuditComparison[] {
  return [...new Set(audits.map(({ channel }) => channel))].map((channel) => {
    const own = audits.filter((audit) => audit.channel === channel);
    const asked = own.reduce((sum, audit) => sum + audit.asked, 0);
    const answered = own.reduce((sum, audit) => sum + audit.answered, 0);
    const { low, high } = wilson(answered, asked);
    const planned = plannedShare(
      own,
      rates.filter((rate) => rate.channel === channel),
      plan,
    );
    const share = answered / asked;
    return {
      ...{ channel, asked, answered, share, low, high, planned },
      words: wordsOf({ channel, asked, share, low, high, planned }),
    };
  });
}

/** Interval of a share of whole trials, which stays within 0 to 1 and does not vanish where all or none succeed. */
function wilson(successes: number, trials: number): { readonly low: number; readonly high: number } {
  const z = normalQuantile((1 + CONFIDENCE) / 2);
  const share = successes / trials;
  const scale = 1 + (z * z) / trials;
  const middle = (share + (z * z) / (2 * trials)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

function plannedShare(
  audits: readonly Audit[],
  rates: readonly AnswerRate[],
  { dayOf, contactsOf }: Parameters<typeof compareAudits>[2],
): number | null {
  const days = new Set(audits.map(({ day }) => dayOf(day)));
  let [weight, sum] = [0, 0];
  for (const { queue, days: byDay, overall } of rates) {
    const audited = byDay.flatMap((share, day) => (share !== null && days.has(day) ? [share] : []));
    const share = audited.length > 0 ? audited.reduce((total, each) => total + each, 0) / audited.length : overall;
    if (share === null) continue;
    weight += contactsOf(queue);
    sum += contactsOf(queue) * share;
  }
  return weight > 0 ? sum / weight : null;
}

function wordsOf(of: Pick<AuditComparison, "channel" | "asked" | "share" | "low" | "high" | "planned">): string {
  const audited = `${of.channel}: ${percent(of.share)} of ${of.asked} test contacts fully answered (95 % interval ${percent(of.low)} to ${percent(of.high)})`;
  if (of.planned === null) return `${audited}; the plan has no contacts there`;
  const beside = `the plan leads to ${percent(of.planned)}`;
  if (of.planned > of.high)
    return `${audited}; ${beside}, more than was found: look for what the plan does not know of`;
  return `${audited}; ${beside}, ${of.planned < of.low ? "less than was found" : "which agrees"}`;
}

/** All and almost all are told apart. */
function percent(share: number): string {
  return `${(share * 100).toFixed(share > 0.99 && share < 1 ? 1 : 0)} %`;
}
