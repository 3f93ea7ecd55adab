import type { CancelSignal } from "@springtide/refusal";
import { stopIfCancelled } from "@springtide/refusal";
import type { Solve } from "../linear/linear-model.ts";
import { bestPlace, WeekSearch, type BestWeek } from "./best-week.ts";
import { PresencePrices } from "./presence-prices.ts";
import type { WeekShare } from "./programme-weeks.ts";
import type { RosterState } from "./roster-state.ts";
import { weekGroups, type WeekGroup } from "./week-groups.ts";
import { WeekMaster } from "./week-master.ts";

/** What no legal roster costs less than, and the work it took. */
export interface RosterBound {
  readonly bound: number;
  readonly columns: number;
  readonly steps: number;
  /** By week, what people work in the programme, in parts of people. */
  readonly shares: readonly (readonly WeekShare[])[];
}

/** Prices tried: so far on the way from those of the best bound to those of the programme (Wentges 1997). */
const TOWARDS_NEW = [0.3, 0.6, 1];

/**
 * A bound on what every legal roster costs, week by week: each missing head is let off at a price by interval and queue, and then
 * everybody has their cheapest week, alone. What that costs together is never more than a roster that is legal. The prices are those of
 * the programme over the weeks found so far, which the cheapest weeks found at those prices are added to, until no better price is left
 * (column generation). Rest over the turn of two weeks, averages, Sundays, substitute rest and fairness are left out: that makes the
 * bound lower, never wrong.
 */
export class RosterBounds {
  private readonly state: RosterState;
  private readonly solve: Solve;
  private readonly groups: readonly (readonly WeekGroup[])[];
  private readonly wishesAlways: number;
  private readonly searches: readonly WeekSearch[];
  private readonly gain: Float64Array;
  private readonly worthOf: readonly Float64Array[];
  private readonly placeOf: readonly Int32Array[];
  private readonly sums: Float64Array;

  constructor(state: RosterState, solve: Solve) {
    const { frame, skillClasses, options } = state;
    const { groups, wishesAlways } = weekGroups(state);
    this.state = state;
    this.solve = solve;
    this.groups = groups;
    this.wishesAlways = wishesAlways;
    this.searches = frame.weeks.map((_, week) => new WeekSearch(frame, week));
    this.gain = new Float64Array(options.length);
    this.worthOf = skillClasses.map(() => new Float64Array(options.length));
    this.placeOf = skillClasses.map(() => new Int32Array(options.length));
    this.sums = new Float64Array(frame.hours.length + 1);
  }

  /** Raises the bound for so many steps a week, or until it is within `gap` of the best there can be for the week. */
  raise(
    { gap, steps }: { readonly gap: number; readonly steps: number },
    cancel?: CancelSignal,
    onStep?: (share: number) => void,
  ): RosterBound {
    const { weeks } = this.state.frame;
    const best = new PresencePrices(this.state);
    const shares: (readonly WeekShare[])[] = [];
    let [columns, taken] = [0, 0];
    for (let week = 0; week < weeks.length; week += 1) {
      const master = this.masterOf(week);
      let highest = -Infinity;
      for (let step = 0; step < steps; step += 1) {
        stopIfCancelled(cancel);
        onStep?.((week + step / steps) / weeks.length);
        taken += 1;
        const programme = new PresencePrices(this.state);
        const { objective } = master.solve(this.solve, programme.prices);
        let isNew = false;
        for (const share of highest === -Infinity ? [1] : TOWARDS_NEW) {
          const trial = between(this.state, best, programme, share);
          const found = this.priceWeek(week, trial, master);
          isNew ||= found.isNew;
          if (found.bound <= highest) continue;
          highest = found.bound;
          this.keep(best.prices, trial.prices, week);
        }
        if (!isNew || objective - highest <= gap * Math.abs(objective)) break;
      }
      shares.push(master.weekShares());
      columns += master.columns.length;
    }
    return { bound: this.evaluate(best), columns, steps: taken, shares };
  }

  /** The programme of a week with the weeks of the roster known in it, and with weeks without work. */
  private masterOf(week: number): WeekMaster {
    const { frame, chosen } = this.state;
    const groups = this.groups[week] ?? [];
    const master = new WeekMaster(this.state, groups, week);
    const { firstDay = 0, endDay = 0 } = frame.weeks[week] ?? {};
    groups.forEach(({ people, skillClass }, g) => {
      master.addColumn(g, new Array<null>(endDay - firstDay).fill(null));
      for (const person of people) {
        const days = (chosen[person] ?? []).slice(firstDay, endDay);
        master.addColumn(
          g,
          days.map((shift) => shift?.option ?? null),
        );
        for (const shift of days) if (shift !== null) master.addPlace(skillClass, shift.option, shift.place);
      }
    });
    return master;
  }

  /** Bound of a week at the prices; the cheapest weeks at these go into the programme. */
  private priceWeek(
    week: number,
    prices: PresencePrices,
    master: WeekMaster | null,
  ): { readonly bound: number; readonly isNew: boolean } {
    this.priceOptions(prices, week);
    const { from, to } = this.rangeOf(week);
    let bound = prices.wantedCost(from, to);
    let isNew = false;
    (this.groups[week] ?? []).forEach((group, g) => {
      const best = this.cheapestWeek(week, group);
      bound += group.people.length * (best?.cost ?? group.question.hoursCost(0));
      if (best === null || master === null) return;
      isNew = master.addColumn(g, best.days) || isNew;
      for (const option of best.days)
        if (option !== null)
          master.addPlace(group.skillClass, option, this.placeOf[group.skillClass]?.[option.id] ?? 0);
    });
    return { bound, isNew };
  }

  private cheapestWeek(week: number, { question, skillClass, extra }: WeekGroup): BestWeek | null {
    const worth = this.worthOf[skillClass] ?? this.gain;
    for (const { options } of question.days.days)
      for (const { id } of options) this.gain[id] = (worth[id] ?? 0) - (extra?.[id] ?? 0);
    return this.searches[week]?.best({ ...question, gain: this.gain }) ?? null;
  }

  /** The bound over all weeks at one set of prices. */
  private evaluate(prices: PresencePrices): number {
    return this.state.frame.weeks.reduce(
      (sum, _, week) => sum + this.priceWeek(week, prices, null).bound,
      this.wishesAlways,
    );
  }

  private priceOptions(prices: PresencePrices, week: number): void {
    const { frame, options, skillClasses } = this.state;
    const { firstDay = 0, endDay = 0 } = frame.weeks[week] ?? {};
    skillClasses.forEach((_, c) => {
      prices.worthSums(c, this.sums);
      const [worth, places] = [this.worthOf[c], this.placeOf[c]];
      if (worth === undefined || places === undefined) return;
      for (const option of options) {
        if (option.day < firstDay || option.day >= endDay) continue;
        const best = bestPlace(option, this.sums);
        worth[option.id] = best.worth;
        places[option.id] = best.place;
      }
    });
  }

  private rangeOf(week: number): { readonly from: number; readonly to: number } {
    const { dayOffsets, weeks } = this.state.frame;
    const { firstDay = 0, endDay = 0 } = weeks[week] ?? {};
    return { from: dayOffsets[firstDay] ?? 0, to: dayOffsets[endDay] ?? 0 };
  }

  private keep(best: Float64Array, trial: Float64Array, week: number): void {
    const { from, to } = this.rangeOf(week);
    const { length } = this.state.frame.hours;
    for (let at = 0; at < best.length; at += length) best.set(trial.subarray(at + from, at + to), at + from);
  }
}

function between(state: RosterState, best: PresencePrices, programme: PresencePrices, share: number): PresencePrices {
  const trial = new PresencePrices(state);
  programme.prices.forEach((price, at) => {
    trial.prices[at] = share * price + (1 - share) * (best.prices[at] ?? 0);
  });
  return trial;
}
