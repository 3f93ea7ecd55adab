const JUDGED_DAYS = 364;
/** Share of days with contacts that lie a week from a day without; for Poisson counts about 1.5 a day. */
const INTERMITTENT_SHARE = 0.4;

/**
 * Whether contacts come now and then: over the last year, more than two in five of the days with contacts have a day without contacts a week
 * before or after. Weekdays, months or years that are silent throughout do not make a queue intermittent; nor does one that began or ended.
 * Logs of such counts say little about their mean, so methods that continue logs are not for them.
 * (Croston 1972 treats such demand apart for the same reason.)
 */
export function isIntermittent(contacts: Float64Array): boolean {
  let came = 0;
  let alone = 0;
  for (let t = Math.max(0, contacts.length - JUDGED_DAYS); t < contacts.length; t++) {
    if (!((contacts[t] ?? NaN) > 0)) continue;
    came += 1;
    if (contacts[t - 7] === 0 || contacts[t + 7] === 0) alone += 1;
  }
  return came > 0 && alone > INTERMITTENT_SHARE * came;
}
