/** Trials of one day and how many of them succeeded; parts of trials count as parts. */
export interface DayOfTrials {
  readonly asked: number;
  readonly came: number;
}

/**
 * How much trials of one day are alike beyond the share that days have in common (intraclass correlation), from 0, each for
 * itself, to 1, all or none: by the method of moments from how far the shares of days lie apart. With p the share of a
 * group, N its trials and k its days, sum n_i (p_i - p)^2 / (p (1 - p)) is expected to be (k - 1) + rho sum (n_i - 1)(1 - n_i / N).
 * 0 where there are too few days to tell.
 * Source: Williams (1982), Applied Statistics 31(2), 144-148.
 * @param groups days that have one share in common, such as those of one notice
 */
export function likenessOf(groups: readonly (readonly DayOfTrials[])[]): number {
  let [beyondChance, room] = [0, 0];
  for (const group of groups) {
    const days = group.filter(({ asked }) => asked > 0);
    const all = days.reduce((sum, { asked }) => sum + asked, 0);
    const share = days.reduce((sum, { came }) => sum + came, 0) / all;
    if (!(share > 0 && share < 1)) continue;
    const apart = days.reduce((sum, { asked, came }) => sum + asked * (came / asked - share) ** 2, 0);
    beyondChance += apart / (share * (1 - share)) - (days.length - 1);
    room += days.reduce((sum, { asked }) => sum + (asked - 1) * (1 - asked / all), 0);
  }
  return room > 0 ? Math.min(1, Math.max(0, beyondChance / room)) : 0;
}
