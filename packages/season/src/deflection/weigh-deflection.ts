import type { Deflection, Shop, WeighedLever } from "@springtide/contracts";
import { needValue, roundMoney } from "@springtide/planning";
import { agentHourPrice } from "../economics/agent-hour-price.ts";
import { customerValueOf } from "../economics/customer-value-of.ts";
import { LEAVERS_WHO_LEAVE, PRIORS } from "../economics/survey-priors.ts";
import { queueOf } from "../places.ts";
import { deflected } from "./deflected.ts";
import { leverShares, resolvedByLever } from "./lever-shares.ts";

/** Of those whom a lever resolved and who come back, each day after theirs brings the same part, for so many days. */
const BACK_WITHIN_DAYS = 7;

/** What a lever's queue brings and what is bought for it, by day of a plan. */
export interface QueueDays {
  /** Expected contacts. */
  readonly contacts: Float64Array;
  /** Head-hours bought from partners. */
  readonly boughtHours: Float64Array;
}

/** What of a plan a lever is weighed over. */
interface PlannedSpan {
  readonly months: number;
  readonly firstDay: string;
}

/**
 * What each lever before a queue would change over a plan: contacts that no longer reach people, seats that need not be bought for them, the
 * lever's price, and the value of those whom it loses. Hours of one's own people are paid anyway and save nothing within the plan: only seats
 * bought on the same day do; `savesInAll` prices every hour saved, as a budget for the year would. A lever in use is in the history already:
 * its contacts are told, and nothing is saved by it any more.
 * @param span months that the plan lasts, parts of months included, and its first day
 */
export function weighDeflection(shop: Shop, daysOf: (queue: string) => QueueDays, span: PlannedSpan): WeighedLever[] {
  return shop.deflection.map((lever) => {
    const days = daysOf(lever.queue);
    return lever.isActive
      ? leverInUse(lever, sumOf(days.contacts), span.months)
      : leverWeighed(shop, lever, days, span);
  });
}

function leverInUse(lever: Deflection, reaching: number, months: number): WeighedLever {
  const resolved = resolvedByLever(lever, reaching);
  const { toPeople, comesBack, lost } = leverShares(lever);
  const all = toPeople > 0 ? reaching / toPeople : 0;
  return {
    ...{ lever: lever.id, queue: lever.queue, isActive: true, contacts: all, resolved: resolved - all * comesBack },
    ...{ comesBack: all * comesBack, lost: all * lost, hoursSaved: 0, saves: 0, savesInAll: 0 },
    price: roundMoney(lever.costAMonth * months + lever.costPerResolution * resolved),
    ...{ valueLost: null, worth: 0, breakEvenLostShare: null },
    words: [
      `${lever.name} is in use: what it resolves is missing from the history already, so the plan counts it, and nothing more is saved`,
    ],
  };
}

function leverWeighed(shop: Shop, lever: Deflection, days: QueueDays, { months, firstDay }: PlannedSpan): WeighedLever {
  const { resolved, comesBack, lost } = leverShares(lever);
  const contacts = sumOf(days.contacts);
  const { hoursSaved, saves, savesInAll } = hoursKept(shop, lever, days, firstDay);
  const price = roundMoney(lever.costAMonth * months + lever.costPerResolution * contacts * resolved);
  const value = customerValueOf(shop, queueOf(shop, lever.queue));
  const perLost = value === null ? null : needValue(value).ofLost;
  const valueLost = perLost === null ? null : roundMoney(contacts * lost * perLost);
  const worth = roundMoney(saves - price - (valueLost ?? 0));
  const meeting = contacts * lever.meetsShare;
  return {
    ...{ lever: lever.id, queue: lever.queue, isActive: false, contacts },
    ...{ resolved: contacts * (resolved - comesBack), comesBack: contacts * comesBack, lost: contacts * lost },
    ...{ hoursSaved, saves, savesInAll, price, valueLost, worth },
    // Those lost save work too, which is no reason to lose them: it is as it is at the share given.
    breakEvenLostShare:
      perLost === null || perLost * meeting <= 0 ? null : withinShares(lever.lostShare + worth / (perLost * meeting)),
    words: wordsOf(verdictOf(shop, lever, worth, savesInAll - saves), { shop, lever, worth, meeting, perLost }),
  };
}

/** Hours of people that a lever takes, the seats of them that need not be bought, and all of them at that price. */
function hoursKept(
  shop: Shop,
  lever: Deflection,
  { contacts, boughtHours }: QueueDays,
  firstDay: string,
): Pick<WeighedLever, "hoursSaved" | "saves" | "savesInAll"> {
  const queue = queueOf(shop, lever.queue);
  const reaching = deflected(lever, contacts, BACK_WITHIN_DAYS);
  const hoursAContact = queue.ahtSeconds / 3600 / queue.target.maxOccupancy / (1 - queue.shrinkage);
  const saved = contacts.map((coming, day) => (coming - (reaching[day] ?? 0)) * hoursAContact);
  // Who comes back on a day on which seats are bought needs more of them.
  const unbought = saved.map((hours, day) =>
    (boughtHours[day] ?? 0) > 0 ? Math.min(hours, boughtHours[day] ?? 0) : 0,
  );
  const hourPrice = (1 - queue.shrinkage) * agentHourPrice(shop, queue, firstDay).price;
  const hoursSaved = sumOf(saved);
  return {
    hoursSaved,
    saves: roundMoney(sumOf(unbought) * hourPrice),
    savesInAll: roundMoney(hoursSaved * hourPrice),
  };
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** A lever that pays at any loss breaks even at all of them; one that pays at none, at nobody. */
function withinShares(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/** @param ofOwn what hours of one's own people would be worth that are paid anyway */
function verdictOf({ currency }: Shop, { name }: Deflection, worth: number, ofOwn: number): string {
  const amount = money(Math.abs(worth), currency);
  const own =
    ofOwn < 0.5 ? "" : ` (hours of one's own people worth ${money(ofOwn, currency)} are paid anyway and not counted)`;
  return worth >= 0
    ? `${name} is worth ${amount} over this plan${own}`
    : `${name} costs ${amount} more than it saves over this plan${own}`;
}

function wordsOf(
  verdict: string,
  of: {
    readonly shop: Shop;
    readonly lever: Deflection;
    readonly worth: number;
    readonly meeting: number;
    readonly perLost: number | null;
  },
): string[] {
  const { shop, lever, worth, meeting, perLost } = of;
  if (perLost === null)
    return [`${verdict}; customers whom it loses are not counted: the shop does not say what one is worth`];
  if (lever.lostShare > 0) return [verdict];
  const { value, asked, survey } = PRIORS.standsInTheWay;
  const other = roundMoney(worth - meeting * value * LEAVERS_WHO_LEAVE * perLost);
  return [
    `${verdict}, if nobody is lost because it stands in the way`,
    `${Math.round(value * 100)} % ${asked} (${survey}); with a fifth of them lost, our discount, it would be worth ${money(other, shop.currency)}`,
  ];
}

/** "USD 3,564" */
function money(amount: number, currency: string): string {
  return `${currency} ${(Math.round(amount) + 0).toLocaleString("en-GB")}`;
}
