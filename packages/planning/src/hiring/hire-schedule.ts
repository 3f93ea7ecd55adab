/** How people are recruited, trained and kept; days are calendar days. */
export interface HiringTerms {
  readonly recruitDays: number;
  readonly trainDays: number;
  /** Handling takes so much longer on the first day at work; the difference shrinks evenly over `slowerDays`. */
  readonly slower: number;
  readonly slowerDays: number;
  /** Most people trained together. */
  readonly classSize: number;
  /** Hours of one's own people that each class takes, spread evenly over the days of training. */
  readonly trainerHours: number;
  /** Weeks paid from the first day of training. */
  readonly weeks: number;
  readonly hoursAWeek: number;
  readonly costPerHour: number;
  readonly costPerHire: number;
}

/** Days of people hired together, by number of the civil day: a day is a day, whether the clocks change in it or not. */
export interface HireDates {
  /** Recruiting begins on it at the latest. */
  readonly recruitDay: number;
  readonly trainingDay: number;
  readonly productiveDay: number;
  /** The first day no longer paid. */
  readonly endDay: number;
}

/** Days in a row. */
export interface DaySpan {
  readonly firstDay: number;
  readonly days: number;
}

/** When recruiting and training must begin for people to take contacts from a day on. */
export function hireDates({ recruitDays, trainDays, weeks }: HiringTerms, productiveDay: number): HireDates {
  const trainingDay = productiveDay - trainDays;
  return { recruitDay: trainingDay - recruitDays, trainingDay, productiveDay, endDay: trainingDay + weeks * 7 };
}

/** Wages of the whole contract, training included, and what hiring costs, for one person. */
export function costOfHire({ weeks, hoursAWeek, costPerHour, costPerHire }: HiringTerms): number {
  return weeks * hoursAWeek * costPerHour + costPerHire;
}

/** What part of an experienced person's work a new one does on a day, counted from 0 on the first day at work. */
export function workOfNew({ slower, slowerDays }: HiringTerms, day: number): number {
  const left = day < slowerDays ? 1 - day / slowerDays : 0;
  return 1 / (1 + slower * left);
}

/** What part of an experienced person a new one stands for, mean over some days: 0 on days before training ends and after the contract. */
export function productiveShare(
  terms: HiringTerms,
  { productiveDay, endDay }: HireDates,
  { firstDay, days }: DaySpan,
): number {
  let sum = 0;
  for (let day = Math.max(firstDay, productiveDay); day < Math.min(firstDay + days, endDay); day += 1)
    sum += workOfNew(terms, day - productiveDay);
  return sum / days;
}

/** Heads of one's own, each with the hours a week of the terms, that the training of one class keeps from contacts, mean over some days. */
export function trainersOfClass(
  { trainerHours, trainDays, hoursAWeek }: HiringTerms,
  { trainingDay, productiveDay }: HireDates,
  { firstDay, days }: DaySpan,
): number {
  const training = Math.min(firstDay + days, productiveDay) - Math.max(firstDay, trainingDay);
  return training <= 0 ? 0 : ((trainerHours * training) / trainDays / hoursAWeek) * (7 / days);
}
