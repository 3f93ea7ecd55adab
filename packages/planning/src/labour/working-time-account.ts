/** A working-time account of a team: hours beyond contract go in, time off later takes them out. */
export interface WorkingTimeAccount {
  readonly mostHours: number;
  /** May be below 0: hours that are owed to the employer. */
  readonly balanceHours: number;
}

/** What hours beyond contract are paid by. */
export interface ExtraHoursTerms {
  readonly costPerHour: number;
  /** Paid on top of the wage, as a share of it. */
  readonly premium: number;
  /** The same for hours that go into the account; `premium` if not given. */
  readonly bankedPremium?: number;
  /** Paid out at once if null. */
  readonly account: WorkingTimeAccount | null;
}

/** What so many hours beyond contract add to cost, and where they go. */
export interface IncrementalCost {
  readonly bankedHours: number;
  readonly paidHours: number;
  readonly cost: number;
}

/**
 * What hours beyond contract cost at the margin. Hours of the contract cost nothing here: within the notice period their wage is paid whatever
 * is decided. An hour that goes into the account costs its premium only, for it is given back as time off out of hours that are paid anyway; an
 * hour for which the account has no room left is paid out, wage and premium.
 * @throws RangeError for hours below 0
 */
export function incrementalCost(hours: number, terms: ExtraHoursTerms): IncrementalCost {
  if (!(hours >= 0)) throw new RangeError("hours beyond contract are 0 or more");
  const { costPerHour, premium, bankedPremium = premium, account } = terms;
  const room = account === null ? 0 : Math.max(0, account.mostHours - account.balanceHours);
  const bankedHours = Math.min(hours, room);
  const paidHours = hours - bankedHours;
  return { bankedHours, paidHours, cost: costPerHour * (bankedPremium * bankedHours + (1 + premium) * paidHours) };
}

/** Hours of a team in a week. */
export interface HoursOfWeek {
  readonly contractHours: number;
  readonly workedHours: number;
}

/** A week of the ledger. */
export interface LedgerWeek extends IncrementalCost {
  /** Contracted hours not worked, taken out of the account as time off. */
  readonly timeOffHours: number;
  /** Contracted hours not worked for which the account held none: paid, and not worked. */
  readonly idleHours: number;
  /** Hours in the account at the end of the week. */
  readonly balanceHours: number;
}

/** Weeks in turn: hours beyond contract into the account as far as it has room, hours below it out of the account as far as it holds any. */
export function workingTimeLedger(weeks: readonly HoursOfWeek[], terms: ExtraHoursTerms): LedgerWeek[] {
  let balanceHours = terms.account?.balanceHours ?? 0;
  return weeks.map(({ contractHours, workedHours }) => {
    const account = terms.account === null ? null : { ...terms.account, balanceHours };
    const extra = incrementalCost(Math.max(0, workedHours - contractHours), { ...terms, account });
    const missing = Math.max(0, contractHours - workedHours);
    const timeOffHours = Math.min(missing, Math.max(0, balanceHours));
    balanceHours += extra.bankedHours - timeOffHours;
    return { ...extra, timeOffHours, idleHours: missing - timeOffHours, balanceHours };
  });
}
