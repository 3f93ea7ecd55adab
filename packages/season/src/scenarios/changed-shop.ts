import {
  type Adjustment,
  type Agreement,
  type AmountChange,
  changedPlanSettings,
  costPerHourOn,
  noticeDaysOf,
  noticeInWords,
  type Queue,
  type ScenarioChanges,
  type ShareChange,
  type Shop,
  type Team,
} from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { changedRows } from "./changed-heads.ts";

/** The days a change of volume holds where it names none. */
export interface PlanDays {
  readonly firstDay: string;
  readonly lastDay: string;
}

/**
 * A shop with what a scenario takes otherwise. Contacts change by adjustments laid over those the shop has; the dates of triggers are no part of a
 * shop and are moved elsewhere.
 * @param scenario id of the scenario, in the names of its adjustments and in findings
 * @throws Refusal where what comes out is no shop: a shrinkage of 100 % or more, a target of 100 %, a plan level that is none
 */
export function changedShop(shop: Shop, changes: ScenarioChanges, scenario: string, days: PlanDays): Shop {
  const { queues = {}, teams = {}, agreements = {}, plan, customerValue } = changes;
  return {
    ...shop,
    queues: shop.queues.map((queue) => changedQueue(queue, queues[queue.id] ?? {}, scenario)),
    teams: shop.teams.map((team) => changedTeam(team, teams[team.id] ?? {})),
    agreements: shop.agreements.map((agreement) => changedAgreement(agreement, agreements[agreement.id] ?? {})),
    customerValue:
      shop.customerValue === null || customerValue === undefined
        ? shop.customerValue
        : customerValue.isCounted === false
          ? null
          : {
              ...shop.customerValue,
              marginAYear: changedAmount(shop.customerValue.marginAYear, customerValue.marginAYear),
              leaversWhoLeaveShare: customerValue.leaversWhoLeave ?? shop.customerValue.leaversWhoLeaveShare,
              tryAgainShare: customerValue.tryAgain ?? shop.customerValue.tryAgainShare,
            },
    adjustments: [...shop.adjustments, ...volumeAdjustments(shop, changes, scenario, days)],
    plan: plan === undefined ? shop.plan : changedPlanSettings(shop.plan, plan, `scenario ${scenario}`),
  };
}

function volumeAdjustments(
  { queues: all }: Shop,
  { volume = [] }: ScenarioChanges,
  scenario: string,
  { firstDay, lastDay }: PlanDays,
): Adjustment[] {
  return volume.map(({ queues, from = firstDay, to = lastDay, change }, v) => ({
    id: `scenario-${scenario}-${v}`,
    name: `scenario ${scenario}`,
    who: "scenario",
    why: scenario,
    madeOn: firstDay,
    queues: queues ?? all.map(({ id }) => id),
    fromDay: from,
    toDay: to,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    window: null,
    change: { kind: "multiplicative", factor: 1 + change },
  }));
}

function changedQueue(
  queue: Queue,
  { aht, patience, shrinkage, target }: NonNullable<ScenarioChanges["queues"]>[string],
  scenario: string,
): Queue {
  const moved = shrinkage === undefined ? queue.shrinkage : changedShare(queue.shrinkage, shrinkage);
  const share = target?.share === undefined ? queue.target.share : changedShare(queue.target.share, target.share);
  requireShare(moved, `the shrinkage of ${queue.id}`, scenario, moved >= 0 && moved < 1);
  requireShare(share, `the target of ${queue.id}`, scenario, share > 0 && share < 1);
  return {
    ...queue,
    ahtSeconds: changedAmount(queue.ahtSeconds, aht),
    patience: patience === undefined ? queue.patience : changedPatience(queue.patience, patience),
    shrinkage: moved,
    target: { ...queue.target, share, withinSeconds: target?.within ?? queue.target.withinSeconds },
  };
}

function changedPatience({ law, basis }: Queue["patience"], change: AmountChange): Queue["patience"] {
  if (law.kind === "exponential")
    return { law: { ...law, meanSeconds: changedAmount(law.meanSeconds, change) }, basis };
  const mean = law.segments.reduce((sum, { share, meanSeconds }) => sum + share * meanSeconds, 0);
  const factor = changedAmount(mean, change) / mean;
  const segments = law.segments.map((each) => ({ ...each, meanSeconds: each.meanSeconds * factor }));
  return { law: { ...law, segments }, basis };
}

function changedTeam(team: Team, change: NonNullable<ScenarioChanges["teams"]>[string]): Team {
  const { wages, wagesFrom, people } = change;
  const roster = people === undefined ? team.roster : changedRows(team.roster, people);
  if (wages === undefined) return { ...team, roster };
  const before = costPerHourOn(team, wagesFrom ?? "");
  // Whoever has a wage of their own gets the same rise; where nothing was paid, there is none in proportion.
  const alike: AmountChange = wages.kind === "to" && before > 0 ? { kind: "factor", factor: wages.to / before } : wages;
  return {
    ...team,
    ...changedWage(team, wages, wagesFrom),
    roster,
    people: team.people.map((person) => ({ ...person, ...changedWage(person, alike, wagesFrom) })),
    hiring: team.hiring === null ? null : { ...team.hiring, ...changedWage(team.hiring, alike, wagesFrom) },
  };
}

/** Another wage from a day on, or in the whole plan; a wage given anew holds from then on whatever was dated later. */
function changedWage(wage: Paid, change: AmountChange, from: string | undefined): Paid {
  const { costPerHour, wages } = wage;
  const later = change.kind === "to" ? [] : wages;
  const raised = later.map((one) => ({ ...one, costPerHour: changedAmount(one.costPerHour, change) }));
  if (from === undefined) return { costPerHour: changedAmount(costPerHour, change), wages: raised };
  return {
    costPerHour,
    wages: [
      ...wages.filter(({ fromDay }) => fromDay < from),
      { fromDay: from, costPerHour: changedAmount(costPerHourOn(wage, from), change) },
      ...raised.filter(({ fromDay }) => fromDay > from),
    ],
  };
}

type Paid = Pick<Team, "costPerHour" | "wages">;

type AgreementChange = NonNullable<ScenarioChanges["agreements"]>[string];

function changedAgreement(agreement: Agreement, change: AgreementChange): Agreement {
  const { price, fees, seats, minimumBlock, notice, tiers, paymentDays } = change;
  const { standBy: reserving, standByFee, confirmNotice } = change;
  const { standBy: agreed, cancel, tariff } = tiers === undefined ? agreement : withTiers(agreement, tiers);
  const standBy = reserving === "none" ? null : agreed;
  const before = tiers === undefined ? agreement.pricePerHour : withTiers(agreement, tiers).pricePerHour;
  const pricePerHour = changedAmount(before, price);
  const dearer = before > 0 ? pricePerHour / before : 1;
  const fee = fees?.factor ?? 1;
  const scaled = <T extends { readonly feePerSeatHour: number }>(terms: T): T => ({
    ...terms,
    feePerSeatHour: terms.feePerSeatHour * fee,
  });
  return {
    ...agreement,
    pricePerHour,
    tariff: { ...tariff, tiers: tariff.tiers.map((tier) => ({ ...tier, price: tier.price * dearer })) },
    standBy: standBy === null ? null : changedStandBy(scaled(standBy), { standByFee, confirmNotice }, agreement.id),
    cancel: cancel === null ? null : scaled(cancel),
    seats: seats ?? agreement.seats,
    minimumBlockMinutes: minimumBlock === undefined ? agreement.minimumBlockMinutes : Math.round(minimumBlock / 60),
    orderNotice: notice ?? agreement.orderNotice,
    ...(paymentDays === undefined ? {} : { paymentDays }),
  };
}

/** Other prices by quantity; what a seat is weighed by moves as the first of them does. */
function withTiers(agreement: Agreement, tiers: NonNullable<AgreementChange["tiers"]>): Agreement {
  const { tariff, pricePerHour } = agreement;
  const [known, first] = [tariff.tiers[0]?.price ?? 0, tiers[0]?.price ?? 0];
  return {
    ...agreement,
    pricePerHour: known > 0 ? (pricePerHour * first) / known : first * (agreement.currency?.rate ?? 1),
    tariff: { ...tariff, tiers },
  };
}

/** Seats are released when they are confirmed, unless earlier already. */
function changedStandBy(
  standBy: NonNullable<Agreement["standBy"]>,
  { standByFee, confirmNotice = standBy.confirmNotice }: Pick<AgreementChange, "standByFee" | "confirmNotice">,
  agreement: string,
): NonNullable<Agreement["standBy"]> {
  const { reserveNotice, releaseNotice } = standBy;
  if (noticeDaysOf(confirmNotice) > noticeDaysOf(reserveNotice))
    throw new Refusal({
      code: "notices-out-of-order",
      place: { field: `/changes/agreements/${agreement}/confirmNotice` },
      found: `confirm ${noticeInWords(confirmNotice)}, with reserve ${noticeInWords(reserveNotice)}`,
      rule: "seats are reserved before they are confirmed",
      remedy: "Confirm at a shorter notice.",
    });
  const releasedWith =
    noticeDaysOf(releaseNotice) < noticeDaysOf(confirmNotice) ||
    noticeInWords(releaseNotice) === noticeInWords(standBy.confirmNotice);
  return {
    ...standBy,
    confirmNotice,
    releaseNotice: releasedWith ? confirmNotice : releaseNotice,
    feePerSeatHour: changedAmount(standBy.feePerSeatHour, standByFee),
  };
}

/** A number given anew or multiplied; as it was where nothing is said. */
export function changedAmount(before: number, change: AmountChange | undefined): number {
  if (change === undefined) return before;
  return change.kind === "factor" ? before * change.factor : change.to;
}

function changedShare(before: number, change: ShareChange): number {
  return change.kind === "points" ? before + change.points : change.to;
}

function requireShare(share: number, what: string, scenario: string, isShare: boolean): void {
  if (isShare) return;
  throw new Refusal({
    code: "share-out-of-range",
    place: { field: `scenario ${scenario}` },
    found: `${what} of ${(100 * share).toFixed(1)} %`,
    rule: "after the change it still lies between 0 % and 100 %",
    remedy: "Change it by less.",
  });
}
