import { type Finding, Refusal } from "@springtide/refusal";
import { likenessOf } from "./likeness.ts";

/** Seats that were confirmed to a partner for one day, and what of them came. */
export interface DeliveredSeats {
  readonly confirmedSeatHours: number;
  readonly deliveredSeatHours: number;
  /** From the confirmation to the start of the work. */
  readonly noticeDays: number;
  /** The trigger that was active, if the partner's other clients peak on it too; null on all other days. */
  readonly trigger: string | null;
}

/** What is believed before anything was delivered. */
export interface FillPrior {
  /** Shares by notice, ascending: past days are counted to the longest of these notices that was kept. */
  readonly byNotice: readonly { readonly noticeDays: number; readonly share: number }[];
  /** Further shares on days of triggers; 1 for those not named. */
  readonly onTriggers: Readonly<Record<string, number>>;
  /** How much each of these weighs, as so many seat-hours that were seen. A seat comes or stays away for a whole shift: 80 are ten shifts. */
  readonly seatHours: number;
}

/** Ten shifts of which nineteen in twenty hours come: a first guess, soon outweighed. */
const USUAL_SHARE = 0.95;
const USUAL_WEIGHT_SEAT_HOURS = 80;
/** A seat comes or stays away for about so long: one chance, not eight. */
const SHIFT_HOURS = 8;

/** A prior of shares by notice; where none are given, one for every notice. */
export function fillPrior(
  byNotice: FillPrior["byNotice"] = [],
  onTriggers: FillPrior["onTriggers"] = {},
  seatHours = USUAL_WEIGHT_SEAT_HOURS,
): FillPrior {
  const steps = byNotice.length === 0 ? [{ noticeDays: 0, share: USUAL_SHARE }] : byNotice;
  return { byNotice: steps.toSorted((a, b) => a.noticeDays - b.noticeDays), onTriggers, seatHours };
}

/** A share that was learned, and how well: as many shifts as a Beta distribution of it would have seen. */
interface LearnedShare {
  readonly share: number;
  readonly shifts: number;
}

/** What share of the seats asked for comes. */
export interface LearnedFill {
  /** By notice, ascending; the share holds from this notice up to the next. It never falls with more notice. */
  readonly byNotice: readonly (LearnedShare & { readonly noticeDays: number })[];
  /** On days on which other clients peak too, this share of it: at most 1. */
  readonly onTriggers: readonly (LearnedShare & { readonly trigger: string })[];
  /** How much seats of one day are alike beyond the share they have in common: 0 each for itself, 1 all or none. */
  readonly likeness: number;
}

/**
 * Learns from confirmed against delivered seats what share comes. Each notice of the prior is one Beta posterior: the mean of
 * the prior and of the seat-hours seen, by weight. Where more notice would bring fewer seats, neighbours are pooled until it does
 * not (pool adjacent violators), the least-squares monotone fit for the weights. What days of a trigger bring beside what their
 * notices let expect is one more share, drawn towards what was believed of it by the same weight, and never above 1. How well a
 * share is known is told in shifts: days on which all come or none tell less than as many single seats would (design effect
 * 1 + (m - 1) likeness, for m shifts a day).
 * Sources: Gelman et al. (2013), Bayesian Data Analysis, 2.4; Ayer et al. (1955), Annals of Mathematical Statistics 26, 641-647;
 * Kish (1965), Survey Sampling, 5.4.
 * @param past one record for each day, notice and trigger
 * @throws Refusal for more delivered than confirmed, negative hours, and a prior that is no share
 */
export function learnFill(past: readonly DeliveredSeats[], prior: FillPrior = fillPrior()): LearnedFill {
  requireDelivered(past, prior);
  const stepOf = (days: number): number =>
    Math.max(
      0,
      prior.byNotice.findLastIndex(({ noticeDays }) => noticeDays <= days),
    );
  const usual = past.filter(({ trigger }) => trigger === null);
  const seenByStep = prior.byNotice.map((_, step) => usual.filter(({ noticeDays }) => stepOf(noticeDays) === step));
  const likeness = likenessOf(seenByStep.map((seen) => seen.map(inShifts)));
  const shiftsOf = (seen: readonly DeliveredSeats[]): number =>
    prior.seatHours / SHIFT_HOURS + informative(seen, likeness);
  const steps = prior.byNotice.map(({ noticeDays, share }, step): Step => {
    const seen = seenByStep[step] ?? [];
    const weight = prior.seatHours + total(seen, "confirmedSeatHours");
    const came = prior.seatHours * share + total(seen, "deliveredSeatHours");
    return { notices: [noticeDays], weight, share: weight > 0 ? came / weight : share, shifts: shiftsOf(seen) };
  });
  const byNotice = pooled(steps).flatMap(({ notices, share, shifts }) =>
    notices.map((noticeDays) => ({ noticeDays, share, shifts })),
  );
  const triggers = [...new Set([...Object.keys(prior.onTriggers), ...past.flatMap(({ trigger }) => trigger ?? [])])];
  const onTriggers = triggers.map((trigger) => {
    const believed = prior.onTriggers[trigger] ?? 1;
    const seen = past.filter((one) => one.trigger === trigger);
    const expected = seen.reduce(
      (sum, one) => sum + one.confirmedSeatHours * (byNotice[stepOf(one.noticeDays)]?.share ?? 1),
      0,
    );
    const weight = prior.seatHours + expected;
    const came = prior.seatHours * believed + total(seen, "deliveredSeatHours");
    return { trigger, share: weight > 0 ? Math.min(1, came / weight) : believed, shifts: shiftsOf(seen) };
  });
  return { byNotice, onTriggers, likeness };
}

interface Step extends LearnedShare {
  readonly notices: readonly number[];
  readonly weight: number;
}

/** Joins neighbours until no share is below the one before. */
function pooled(steps: readonly Step[]): readonly Step[] {
  const rising: Step[] = [];
  for (const step of steps) {
    let last = step;
    for (let before = rising.at(-1); before !== undefined && before.share > last.share; before = rising.at(-1)) {
      rising.pop();
      const weight = before.weight + last.weight;
      const share = (before.share * before.weight + last.share * last.weight) / weight;
      last = { notices: [...before.notices, ...last.notices], weight, share, shifts: before.shifts + last.shifts };
    }
    rising.push(last);
  }
  return rising;
}

function inShifts({ confirmedSeatHours, deliveredSeatHours }: DeliveredSeats): {
  readonly asked: number;
  readonly came: number;
} {
  return { asked: confirmedSeatHours / SHIFT_HOURS, came: deliveredSeatHours / SHIFT_HOURS };
}

/** Shifts seen, as many of them as chances for themselves. */
function informative(seen: readonly DeliveredSeats[], likeness: number): number {
  return seen.reduce((sum, { confirmedSeatHours }) => {
    const shifts = confirmedSeatHours / SHIFT_HOURS;
    return sum + shifts / (1 + Math.max(0, shifts - 1) * likeness);
  }, 0);
}

function total(past: readonly DeliveredSeats[], key: "confirmedSeatHours" | "deliveredSeatHours"): number {
  return past.reduce((sum, one) => sum + one[key], 0);
}

function requireDelivered(past: readonly DeliveredSeats[], { byNotice, onTriggers, seatHours }: FillPrior): void {
  const findings: Finding[] = past.flatMap(({ confirmedSeatHours, deliveredSeatHours, noticeDays }, row) =>
    deliveredSeatHours >= 0 && deliveredSeatHours <= confirmedSeatHours && noticeDays >= 0
      ? []
      : [
          {
            code: "delivered-not-of-confirmed",
            place: { row: row + 1 },
            found: `${deliveredSeatHours} seat-hours of ${confirmedSeatHours}, ${noticeDays} days before`,
            rule: "what was delivered is a part of what was confirmed, at or after the confirmation",
            remedy: "Correct the hours; seats beyond those confirmed are an order of their own.",
          },
        ],
  );
  const shares = [...byNotice.map(({ share }) => share), ...Object.values(onTriggers)];
  if (!(shares.every((share) => share >= 0 && share <= 1) && seatHours >= 0))
    findings.push({
      code: "fill-prior-out-of-range",
      place: { field: "/prior" },
      found: `${shares.join(", ")} of ${seatHours} seat-hours`,
      rule: "what is believed beforehand are shares from 0 to 1 of some seat-hours",
      remedy: "Correct the share or its weight.",
    });
  if (findings.length > 0) throw new Refusal(findings);
}
