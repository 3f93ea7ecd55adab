import { normalQuantile } from "@springtide/probability";
import { refuse, requireHandleTime } from "../domain.ts";
import { rateMoments, rateQuantile, type UncertainRate } from "./uncertain-rate.ts";

/** What an hour of an agent costs, and what goes with it when the agent is missing. */
export interface NewsvendorQuestion {
  readonly rate: UncertainRate;
  readonly ahtSeconds: number;
  /** Money for an agent's hour of taking contacts, shrinkage paid for. */
  readonly costPerAgentHour: number;
  /** Money lost with each contact that gives up, in the same currency. */
  readonly lossPerAbandonedContact: number;
}

/** How many agents are worth their cost. */
export interface NewsvendorAgents {
  /** The number to plan: that of the rule named, rounded up to whole agents. */
  readonly agents: number;
  /** newsvendor where uncertainty of the rate dominates, square-root where chance within the interval counts too. */
  readonly rule: "newsvendor" | "square-root";
  /** load x cv^2, the variance of the load over that of chance alone; above 1 the rate's uncertainty dominates. */
  readonly uncertaintyRatio: number;
  /** Value of the contacts that a missing agent loses in an hour. */
  readonly lossPerMissingAgentHour: number;
  /** 1 - cost / loss: the share of intervals in which the team should carry the load; 0 where no agent pays. */
  readonly fractile: number;
  /** Both answers, not rounded. */
  readonly newsvendorAgents: number;
  readonly squareRootAgents: number;
}

/** A number of agents that is whole but for the last digits of a double is whole. */
const WHOLE = 1e-9;

/**
 * How many agents are worth their cost where the rate is uncertain: the critical fractile of the newsvendor. An agent
 * costs c an hour; one that is missing loses p = 3600 / AHT x the loss per abandoned contact. Up to the fractile 1 - c/p
 * of the load the next agent earns more than it costs.
 *
 * Where load x cv^2 is above 1, uncertainty of the rate dominates chance within the interval and n is that fractile of
 * the load itself: "surprisingly accurate", while square-root staffing for the mean load is wrong. Otherwise chance
 * counts too, and n = a + z sqrt(a + a^2 cv^2) with z the normal fractile: the variance of the number of busy agents
 * in an endless team (negative binomial). Where an agent costs as much as it can save or more, 0 agents.
 * Assumes that what exceeds the team is lost (short patience), a team the same at every rate. No service target is
 * promised: this is what pays, not what was agreed.
 * Source: Bassamboo, Randhawa & Zeevi (2010), Management Science 56(10), 1668-1686. Cost: a quantile.
 * @throws Refusal for a rate or handling time out of range, a cost or loss that is not above 0
 * @example newsvendorAgents({ rate: { kind: "gamma", meanPerHour: 600, cv: 0.2 }, ahtSeconds: 300, costPerAgentHour: 30, lossPerAbandonedContact: 10 }).newsvendorAgents // about 56.33
 */
export function newsvendorAgents(question: NewsvendorQuestion): NewsvendorAgents {
  const { rate, ahtSeconds, costPerAgentHour, lossPerAbandonedContact } = question;
  requireHandleTime(ahtSeconds);
  requireMoney(costPerAgentHour, "/costPerAgentHour");
  requireMoney(lossPerAbandonedContact, "/lossPerAbandonedContact");
  const { meanPerHour, cv } = rateMoments(rate);
  const loadErlangs = (meanPerHour * ahtSeconds) / 3600;
  const lossPerMissingAgentHour = (3600 / ahtSeconds) * lossPerAbandonedContact;
  const costOfLoss = costPerAgentHour / lossPerMissingAgentHour;
  requireProportion(costOfLoss);
  const fractile = Math.max(0, 1 - costOfLoss);
  const pays = fractile > 0 && loadErlangs > 0;
  const newsvendor = pays ? (rateQuantile(rate, fractile) * ahtSeconds) / 3600 : 0;
  const deviation = Math.sqrt(loadErlangs + (loadErlangs * cv) ** 2);
  const squareRoot = pays ? Math.max(0, loadErlangs + normalQuantile(fractile) * deviation) : 0;
  const uncertaintyRatio = loadErlangs * cv * cv;
  const rule = uncertaintyRatio > 1 ? "newsvendor" : "square-root";
  return {
    agents: Math.max(0, Math.ceil((rule === "newsvendor" ? newsvendor : squareRoot) - WHOLE)),
    rule,
    uncertaintyRatio,
    lossPerMissingAgentHour,
    fractile,
    newsvendorAgents: newsvendor,
    squareRootAgents: squareRoot,
  };
}

/** Amounts beyond this are slips of units. */
const MOST_MONEY = 1e9;
const LEAST_MONEY = 1e-6;

function requireMoney(amount: number, field: string): void {
  if (!(amount >= LEAST_MONEY && amount <= MOST_MONEY)) {
    refuse(
      "money-out-of-range",
      field,
      amount,
      `an amount of money is above 0, between ${LEAST_MONEY} and ${MOST_MONEY}`,
      "Give cost and loss in the same currency, such as 32.50.",
    );
  }
}

/** A quantile closer to certainty than this is a slip in cost or loss, and none that a forecast could know. */
const LEAST_COST_OF_LOSS = 1e-9;

function requireProportion(costOfLoss: number): void {
  if (costOfLoss < LEAST_COST_OF_LOSS) {
    refuse(
      "loss-out-of-proportion",
      "/lossPerAbandonedContact",
      `a loss of ${1 / costOfLoss} times what the missing agent costs`,
      `an agent costs at least ${LEAST_COST_OF_LOSS} of what is lost without it`,
      "Check the currency of both, and the handling time.",
    );
  }
}
