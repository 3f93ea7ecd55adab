import { refuse } from "../domain.ts";

/** One past interval or day: what was forecast some time ahead, and what came. */
export interface ForecastError {
  /** How long before it the forecast was made, in any unit that the caller keeps to (days, weeks). */
  readonly lead: number;
  readonly forecast: number;
  readonly count: number;
}

/** How uncertain a rate is at one lead. */
export interface OverdispersionAtLead {
  readonly lead: number;
  readonly cv: number;
  /** Forecasts it rests on. */
  readonly forecasts: number;
}

/**
 * How uncertain a rate is, from forecasts and what came: the coefficient of variation of the rate, that is the scatter
 * of counts beyond what chance alone explains, cv^2 = max(0, mean((y - m)^2 - m) / mean(m^2)). 0 where counts scatter no
 * more than Poisson. A forecast that is off on average counts as uncertainty too, as it should for staffing.
 * Needs forecasts made as they will be made: ahead of time, from a rolling origin. About 100 of them give cv to some
 * 10-15 % of itself; a few give next to nothing.
 * Source: method of moments for negative binomial counts, after Whitt (2006), POM 15(1), 88-102. Cost: O(errors).
 * @throws Refusal for no forecasts at all, or ones that are negative or all 0
 * @example overdispersionCv([{ lead: 1, forecast: 100, count: 130 }, { lead: 1, forecast: 100, count: 80 }]) // about 0.2345
 */
export function overdispersionCv(errors: readonly ForecastError[]): number {
  let excess = 0;
  let squares = 0;
  for (const [index, { forecast, count }] of errors.entries()) {
    requireContacts(forecast, `/errors/${index}/forecast`);
    requireContacts(count, `/errors/${index}/count`);
    excess += (count - forecast) ** 2 - forecast;
    squares += forecast * forecast;
  }
  if (!(squares > 0)) {
    refuse(
      "forecasts-missing",
      "/errors",
      errors.length === 0 ? "none" : "forecasts of 0 only",
      "uncertainty is learnt from forecasts of some contacts",
      "Give past forecasts with what came; leave out intervals that were closed.",
    );
  }
  return Math.sqrt(Math.max(0, excess / squares));
}

/**
 * `overdispersionCv` for each lead by itself, leads rising: how much sooner a plan must be made costs in certainty.
 * Cost: O(errors log errors).
 * @throws Refusal as `overdispersionCv`, or for a lead that is no number
 * @example overdispersionByLead([{ lead: 7, forecast: 100, count: 130 }, { lead: 1, forecast: 100, count: 110 }]).length // => 2
 */
export function overdispersionByLead(errors: readonly ForecastError[]): OverdispersionAtLead[] {
  const byLead = new Map<number, ForecastError[]>();
  for (const [index, error] of errors.entries()) {
    if (!(error.lead >= 0 && error.lead < Infinity)) {
      refuse(
        "lead-out-of-range",
        `/errors/${index}/lead`,
        error.lead,
        "a forecast is made at or before the time it is for",
        "Give the time between the two, such as 7 for a week in days.",
      );
    }
    const sameLead = byLead.get(error.lead);
    if (sameLead === undefined) byLead.set(error.lead, [error]);
    else sameLead.push(error);
  }
  return [...byLead]
    .sort(([one], [other]) => one - other)
    .map(([lead, group]) => ({ lead, cv: overdispersionCv(group), forecasts: group.length }));
}

const MOST_CONTACTS = 1e12;

function requireContacts(contacts: number, field: string): void {
  if (!(contacts >= 0 && contacts <= MOST_CONTACTS)) {
    refuse(
      "contacts-out-of-range",
      field,
      contacts,
      `contacts lie between 0 and ${MOST_CONTACTS}`,
      "Give the number forecast or counted.",
    );
  }
}
