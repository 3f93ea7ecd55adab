import type {
  EconomicsBasis,
  FinanceOutcome,
  LedgerLine,
  Plan,
  Scenario,
  ScenarioChanges,
} from "@springtide/contracts";
import { totalOfLines } from "@springtide/planning";
import type { SeasonBasis } from "../basis.ts";
import { pricedNeeds } from "../budget/needs-of-seasons.ts";
import { SHARED } from "../budget/priced-budget.ts";
import { resolvedByLever } from "../deflection/lever-shares.ts";
import { monthsOf } from "../economics/economics-basis.ts";
import { type LedgerEntry, ledgerLines, leversInUse, weeklyWages } from "../economics/ledger-lines.ts";
import { partnerLines } from "../economics/partner-lines.ts";
import { penaltiesByPath, penaltyLines } from "../economics/price-economics.ts";
import { rosterWages } from "../economics/roster-wages.ts";
import { stakeBySeason } from "../economics/stake-of-seasons.ts";
import { ownRoster } from "../own-roster.ts";
import { pricedBlocks } from "../priced-blocks.ts";
import { rosterSpan } from "../roster/roster-span.ts";
import { changedRoster } from "../scenarios/changed-roster.ts";
import { changedShop } from "../scenarios/changed-shop.ts";
import { openedPeople } from "../scenarios/opened-people.ts";
import { lastDayOf } from "../scenarios/scenario-findings.ts";
import { cashCalendar } from "./cash-calendar.ts";
import type { SeasonQuantities } from "./season-quantities.ts";

/** Money of a season at the prices of a shop: lines of the ledger, and figures of every season. */
export interface PricedSeason {
  readonly lines: readonly LedgerLine[];
  readonly ledger: number;
  /** Ledger cost of each season; it differs by penalties. */
  readonly ledgerByPath: Float64Array;
  /** What each season costs once it is known. */
  readonly seasonByPath: Float64Array;
  readonly stake: ReturnType<typeof stakeBySeason>;
  /** When the money leaves. */
  readonly cash: FinanceOutcome["cash"];
}

/** The shop of a plan under a chain of scenarios, and what was said of teams on the way. */
export function shopOfChain(
  plan: Plan,
  chain: readonly Scenario[],
): { readonly shop: Plan["shop"]; readonly teams: readonly NonNullable<ScenarioChanges["teams"]>[] } {
  const days = { firstDay: plan.grid.firstDay, lastDay: lastDayOf(plan.grid) };
  return {
    shop: chain.reduce((shop, { changes, id }) => changedShop(shop, changes, id, days), plan.shop),
    teams: chain.flatMap(({ changes }) => (changes.teams === undefined ? [] : [changes.teams])),
  };
}

/** What own people cost by their rosters, whatever else is bought. */
interface TeamMoney {
  readonly roster: Plan["roster"];
  readonly lines: readonly LedgerEntry[];
}

/** What own people cost at the prices of a chain of scenarios. Cost: O(shifts). */
function moneyOfTeams(
  plan: Plan,
  basis: Pick<SeasonBasis, "grid" | "holidays">,
  { shop, teams }: ReturnType<typeof shopOfChain>,
): TeamMoney {
  const roster = changedRoster(plan.roster, {
    ...{ before: plan.shop, after: shop },
    ...{ changes: teams, holidays: basis.holidays },
  });
  const { shifts } = ownRoster(shop, basis.grid, basis.holidays, rosterSpan(shop, basis.grid));
  return { roster, lines: [...weeklyWages([...shifts]), ...rosterWages({ shop, roster }, basis.holidays)] };
}

/** The same for many chains, of which those that say the same of teams are reckoned once. */
export function knownTeams(plan: Plan, basis: Pick<SeasonBasis, "grid" | "holidays">): typeof moneyOfTeams {
  const known = new Map<string, TeamMoney>();
  return (_, __, of) => {
    const key = JSON.stringify(of.teams);
    const money = known.get(key) ?? moneyOfTeams(plan, basis, of);
    known.set(key, money);
    return money;
  };
}

/**
 * Quantities at the prices of a chain of scenarios: every line as a plan made with these prices would have it, to the cent. No queueing table is
 * asked and nothing planned. Cost: O(shifts + blocks + paths * days * queues).
 * @param chain from the plan to the prices that hold, those last that are of prices only
 */
export function priceSeason(
  plan: Plan,
  basis: Pick<SeasonBasis, "grid" | "holidays" | "paths">,
  quantities: SeasonQuantities,
  chain: readonly Scenario[],
  ofTeams = moneyOfTeams,
): PricedSeason {
  const known = shopOfChain(plan, chain);
  const { shop } = known;
  const priced = { ...basis, shop };
  const own = ofTeams(plan, basis, known);
  const of = { shop, roster: own.roster, grid: plan.grid, decisions: null };
  const needs = pricedNeeds(of, priced, quantities.beyond);
  const contacts = new Map(quantities.contactsByMonth.map(({ queue, months }) => [queue, months]));
  const certainLines = ledgerLines([
    ...own.lines,
    ...weeklyWages([...openedPeople(priced, quantities.opened).shifts]).map((line) => ({ ...line, isFixed: false })),
    ...partnerLines({ ...of, blocks: pricedBlocks(priced, quantities.asked) }),
    ...leversInUse(shop, monthsOf(plan.grid), (lever, month) =>
      resolvedByLever(lever, contacts.get(lever.queue)?.get(month) ?? 0),
    ),
  ]);
  const queues = pricedQueues(quantities.queues, shop);
  const lines = [...certainLines, ...penaltyLines({ queues })];
  const certain = totalOf(certainLines);
  const shared = totalOf(certainLines.filter(({ kind }) => SHARED.includes(kind)));
  return {
    lines,
    ledger: totalOf(lines),
    cash: cashCalendar(shop, lines),
    ledgerByPath: penaltiesByPath({ queues }).map((amount) => amount + certain),
    seasonByPath: Float64Array.from({ length: basis.paths }, (_, path) =>
      needs.basis.bought.reduce((sum, { amounts }) => sum + (amounts[path] ?? 0), shared),
    ),
    stake: stakeBySeason({ queues, customerValue: shop.customerValue }),
  };
}

function pricedQueues(queues: SeasonQuantities["queues"], shop: Plan["shop"]): EconomicsBasis["queues"] {
  return queues.map((queue) => {
    const described = shop.queues.find(({ id }) => id === queue.queue);
    return { ...queue, penaltyPerLate: described?.penaltyPerLate ?? queue.penaltyPerLate };
  });
}

function totalOf(lines: readonly LedgerLine[]): number {
  return totalOfLines(lines.map(({ amount }) => amount));
}
