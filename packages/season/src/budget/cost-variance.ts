/** What made the cost differ, in the order in which the causes are put right. The parts add up to the whole. */
export interface VarianceSplit {
  /** When contacts came: where another month costs more or less for the same contact. */
  readonly timing: number;
  /** How many contacts came. */
  readonly size: number;
  readonly aht: number;
  /** Hours worked for each hour of handling. */
  readonly fill: number;
  /** Own people or partner. */
  readonly mix: number;
  /** What an hour of either cost. */
  readonly rate: number;
  readonly total: number;
}

/** What a queue's cost is made of, by month. */
export interface MonthlyDrivers {
  /** Contacts of the whole season. */
  readonly contacts: number;
  /** Share of them in each month; adds up to 1 where there are any. */
  readonly monthShares: readonly number[];
  readonly months: readonly {
    readonly ahtSeconds: number;
    /** Hours of work for each hour of handling: what fill, idle time and shrinkage make of it. */
    readonly hoursPerHandledHour: number;
    /** Share of the hours that a partner works. */
    readonly partnerShare: number;
    readonly ownRate: number;
    readonly partnerRate: number;
  }[];
}

type Month = MonthlyDrivers["months"][number];

/**
 * Splits the cost of actuals less that of a plan into its causes, by putting one of them right after the other: first when contacts came
 * (their shares by month), then how many, then handling time, hours for each hour of handling, the part of the partner, and last the price of
 * an hour. Each part is the cost with the cause as it was less that before, so that they add up to the whole exactly; a cause that comes
 * later is priced with those before it already right. Source: flexible budgets, Horngren, Datar and Rajan, Cost Accounting, chapters 7 and 8.
 * @throws RangeError where plan and actuals do not have the same months
 */
export function varianceOf(planned: MonthlyDrivers, actual: MonthlyDrivers): VarianceSplit {
  const months = planned.months.length;
  if ([planned.monthShares, actual.monthShares, actual.months].some(({ length }) => length !== months))
    throw new RangeError("plan and actuals are told by the same months");
  const withMonths = (known: readonly (keyof Month)[]): Month[] =>
    planned.months.map((month, m) => {
      const of = (key: keyof Month): number => (known.includes(key) ? actual.months[m] : month)?.[key] ?? month[key];
      return {
        ahtSeconds: of("ahtSeconds"),
        hoursPerHandledHour: of("hoursPerHandledHour"),
        partnerShare: of("partnerShare"),
        ownRate: of("ownRate"),
        partnerRate: of("partnerRate"),
      };
    });
  const steps = [
    costOf(planned),
    costOf({ ...planned, monthShares: actual.monthShares }),
    ...STEPS.map((_, s) =>
      costOf({
        contacts: actual.contacts,
        monthShares: actual.monthShares,
        months: withMonths(STEPS.slice(0, s + 1).flat()),
      }),
    ),
  ];
  const part = (step: number): number => (steps[step] ?? 0) - (steps[step - 1] ?? 0);
  return {
    timing: part(1),
    size: part(2),
    aht: part(3),
    fill: part(4),
    mix: part(5),
    rate: part(6),
    total: (steps.at(-1) ?? 0) - (steps[0] ?? 0),
  };
}

/** What is put right in each step after the shares: nothing more at first, for then the number of contacts is. */
const STEPS: readonly (readonly (keyof Month)[])[] = [
  [],
  ["ahtSeconds"],
  ["hoursPerHandledHour"],
  ["partnerShare"],
  ["ownRate", "partnerRate"],
];

/** Cost of a season by its drivers. */
function costOf({ contacts, monthShares, months }: MonthlyDrivers): number {
  return months.reduce((sum, month, m) => {
    const hours = (contacts * (monthShares[m] ?? 0) * month.ahtSeconds * month.hoursPerHandledHour) / 3600;
    return sum + hours * (month.partnerShare * month.partnerRate + (1 - month.partnerShare) * month.ownRate);
  }, 0);
}
