import type { Deflection, EconomicsBasis, Shop, WeighedLever } from "@springtide/contracts";
import { needValue, roundMoney } from "@springtide/planning";
import { agentHourPrice } from "../economics/agent-hour-price.ts";
import { customerValueOf } from "../economics/customer-value-of.ts";
import { LEAVERS_WHO_LEAVE, PRIORS } from "../economics/survey-priors.ts";
import { queueOf } from "../places.ts";
import { leverShares, resolvedByLever } from "./lever-shares.ts";

/**
 * What each lever before a queue would change over a plan: contacts that no longer reach people, their work on the roster at what one more
 * agent costs, less the lever's price and the value of those whom it loses. Work is taken in proportion to contacts, which says too little of
 * what falls off a peak and too much of what falls off quiet hours. A lever in use is in the history already: its contacts are told, and
 * nothing is saved by it any more.
 * @param months that the plan lasts, parts of months included
 */
export function weighDeflection(shop: Shop, basis: EconomicsBasis, months: number): WeighedLever[] {
  return shop.deflection.map((lever) => {
    const contacts = basis.queues.find(({ queue }) => queue === lever.queue)?.contacts ?? [];
    const mean = contacts.reduce((sum, value) => sum + value, 0) / Math.max(1, contacts.length);
    return lever.isActive ? leverInUse(lever, mean, months) : leverWeighed(shop, lever, mean, months);
  });
}

function leverInUse(lever: Deflection, reaching: number, months: number): WeighedLever {
  const resolved = resolvedByLever(lever, reaching);
  const { toPeople, comesBack, lost } = leverShares(lever);
  const all = toPeople > 0 ? reaching / toPeople : 0;
  return {
    ...{ lever: lever.id, queue: lever.queue, isActive: true, contacts: all, resolved: resolved - all * comesBack },
    ...{ comesBack: all * comesBack, lost: all * lost, hoursSaved: 0, saves: 0 },
    price: roundMoney(lever.costAMonth * months + lever.costPerResolution * resolved),
    ...{ valueLost: null, worth: 0, breakEvenLostShare: null },
    words: [
      `${lever.name} is in use: what it resolves is missing from the history already, so the plan counts it, and nothing more is saved`,
    ],
  };
}

function leverWeighed(shop: Shop, lever: Deflection, contacts: number, months: number): WeighedLever {
  const queue = queueOf(shop, lever.queue);
  const shares = leverShares(lever);
  const hoursSaved =
    (contacts * (1 - shares.toPeople) * queue.ahtSeconds) / 3600 / queue.target.maxOccupancy / (1 - queue.shrinkage);
  const saves = roundMoney(hoursSaved * (1 - queue.shrinkage) * agentHourPrice(shop, queue));
  const price = roundMoney(lever.costAMonth * months + lever.costPerResolution * contacts * shares.resolved);
  const value = customerValueOf(shop, queue);
  const perLost = value === null ? null : needValue(value).ofLost;
  const valueLost = perLost === null ? null : roundMoney(contacts * shares.lost * perLost);
  const worth = roundMoney(saves - price - (valueLost ?? 0));
  const meeting = contacts * lever.meetsShare;
  // Those lost save work too, which is no reason to lose them: it stays in what is saved.
  const breakEven =
    perLost === null || perLost * meeting <= 0 ? null : clampedShare(lever.lostShare + worth / (perLost * meeting));
  return {
    ...{ lever: lever.id, queue: lever.queue, isActive: false, contacts },
    ...{ resolved: contacts * (shares.resolved - shares.comesBack), comesBack: contacts * shares.comesBack },
    ...{ lost: contacts * shares.lost, hoursSaved, saves, price, valueLost, worth },
    breakEvenLostShare: breakEven,
    words: wordsOf({ shop, lever, worth, meeting, perLost }),
  };
}

/** A lever that pays at any loss breaks even at all of them; one that pays at none, at nobody. */
function clampedShare(share: number): number {
  return Math.min(1, Math.max(0, share));
}

function wordsOf(of: {
  readonly shop: Shop;
  readonly lever: Deflection;
  readonly worth: number;
  readonly meeting: number;
  readonly perLost: number | null;
}): string[] {
  const { shop, lever, worth, meeting, perLost } = of;
  const amount = `${shop.currency} ${Math.abs(worth).toFixed(0)}`;
  const verdict =
    worth >= 0
      ? `${lever.name} is worth ${amount} over this plan`
      : `${lever.name} costs ${amount} more than it saves over this plan`;
  if (perLost === null)
    return [`${verdict}; customers whom it loses are not counted: the shop does not say what one is worth`];
  if (lever.lostShare > 0) return [verdict];
  const { value, asked, survey } = PRIORS.standsInTheWay;
  const lost = value * LEAVERS_WHO_LEAVE;
  const other = roundMoney(worth - meeting * lost * perLost);
  return [
    `${verdict}, if nobody is lost because it stands in the way`,
    `${Math.round(value * 100)} % ${asked} (${survey}); with a fifth of them lost, our discount, it would be worth ${shop.currency} ${other.toFixed(0)}`,
  ];
}
