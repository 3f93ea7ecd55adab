import { type Finding, Refusal } from "@springtide/refusal";

/** Seats that were confirmed to a partner once, and what of them came. */
export interface DeliveredSeats {
  readonly confirmedSeatHours: number;
  readonly deliveredSeatHours: number;
  /** From the confirmation to the start of the work. */
  readonly noticeDays: number;
  /** Whether it was a day of a trigger on which the partner's other clients peak too. */
  readonly onTriggerDay: boolean;
}

/** What is believed before anything was delivered. */
export interface FillPrior {
  readonly share: number;
  /** How much that weighs, as so many seat-hours that were seen. A seat comes or stays away for a whole shift: 80 are ten shifts. */
  readonly seatHours: number;
}

/** Ten shifts of which nineteen in twenty hours come: a first guess, soon outweighed. */
const USUAL_FILL: FillPrior = { share: 0.95, seatHours: 80 };

/** What share of the seats asked for comes. */
export interface LearnedFill {
  /** By notice, ascending; the share holds from this notice up to the next. It never falls with more notice. */
  readonly byNotice: readonly { readonly noticeDays: number; readonly share: number }[];
  /** On days on which other clients peak too, this share of it: at most 1. */
  readonly onTriggerDays: number;
}

/**
 * Learns from confirmed against delivered seats what share comes. Each notice that was given is one Beta posterior: the mean of
 * the prior and of the seat-hours seen, by weight. Where more notice would bring fewer seats, neighbours are pooled until it does
 * not (pool adjacent violators), the least-squares monotone fit for the weights. What trigger days bring beside what their
 * notices let expect is one more share, drawn towards 1 by the same weight, and never above it.
 * Sources: Gelman et al. (2013), Bayesian Data Analysis, 2.4; Ayer et al. (1955), Annals of Mathematical Statistics 26, 641-647.
 * @throws Refusal for more delivered than confirmed, negative hours, and a prior that is no share
 */
export function learnFill(past: readonly DeliveredSeats[], prior: FillPrior = USUAL_FILL): LearnedFill {
  requireDelivered(past, prior);
  const usual = past.filter(({ onTriggerDay }) => !onTriggerDay);
  const notices = [...new Set(usual.map(({ noticeDays }) => noticeDays))].sort((a, b) => a - b);
  const steps = notices.map((noticeDays): Step => {
    const seen = usual.filter((one) => one.noticeDays === noticeDays);
    const weight = prior.seatHours + total(seen, "confirmedSeatHours");
    const came = prior.seatHours * prior.share + total(seen, "deliveredSeatHours");
    return { notices: [noticeDays], weight, share: weight > 0 ? came / weight : prior.share };
  });
  const byNotice = pooled(steps).flatMap(({ notices: of, share }) => of.map((noticeDays) => ({ noticeDays, share })));
  const shareAt = (days: number): number =>
    (byNotice.findLast(({ noticeDays }) => noticeDays <= days) ?? byNotice[0])?.share ?? prior.share;
  const onTrigger = past.filter(({ onTriggerDay }) => onTriggerDay);
  const expected = onTrigger.reduce((sum, one) => sum + one.confirmedSeatHours * shareAt(one.noticeDays), 0);
  const weight = prior.seatHours + expected;
  const came = prior.seatHours + total(onTrigger, "deliveredSeatHours");
  return { byNotice, onTriggerDays: weight > 0 ? Math.min(1, came / weight) : 1 };
}

interface Step {
  readonly notices: readonly number[];
  readonly weight: number;
  readonly share: number;
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
      last = { notices: [...before.notices, ...last.notices], weight, share };
    }
    rising.push(last);
  }
  return rising;
}

function total(past: readonly DeliveredSeats[], key: "confirmedSeatHours" | "deliveredSeatHours"): number {
  return past.reduce((sum, one) => sum + one[key], 0);
}

function requireDelivered(past: readonly DeliveredSeats[], { share, seatHours }: FillPrior): void {
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
  if (!(share >= 0 && share <= 1 && seatHours >= 0))
    findings.push({
      code: "fill-prior-out-of-range",
      place: { field: "/prior" },
      found: `${share} of ${seatHours} seat-hours`,
      rule: "what is believed beforehand is a share from 0 to 1 of some seat-hours",
      remedy: "Correct the share or its weight.",
    });
  if (findings.length > 0) throw new Refusal(findings);
}
