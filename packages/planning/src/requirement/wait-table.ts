import { blockingProbability, waitProbability } from "@springtide/staffing";

/** Beyond this many square roots of the agents above the load, fewer than one contact in 10^9 waits. */
const REACH = 6;
const SEGMENT = 0.125;
/** Coefficients of each segment: polynomials of one degree less. */
const TERMS = 6;
/** Real teams smaller than this bend too sharply near no load for a polynomial. */
const SMALLEST_REAL = 5;
/** Terms of the series for them, the last below 1e-12 even at five erlangs. */
const SERIES_TERMS = 25;

interface WaitRow {
  readonly rootAgents: number;
  readonly reach: number;
  readonly segmentsPerUnit: number;
  readonly coefficients: Float64Array;
}

/** What the chance to wait of a small real team needs beside the load. */
interface SmallTeam {
  /** Gamma(agents + 1). */
  readonly gamma: number;
  /** 1 / (agents + 1 + k). */
  readonly reciprocals: Float64Array;
}

/** Looks up Erlang C's chance to wait, for hundreds of loads at each number of agents. */
export interface WaitTable {
  waitProbability(agents: number, loadErlangs: number): number;
}

/**
 * Erlang C's chance to wait by Chebyshev polynomials of degree 5, in stretches of an eighth of x = (agents - load) /
 * sqrt(agents), the scale on which it looks alike for teams of every size (Halfin and Whitt). Within 1e-9 of the
 * formula up to 2,000 agents (wait-table.test.ts). Agents may be real (below five, by a series of the incomplete gamma
 * function); load at or above the agents gives 1.
 * Cost: a look-up O(1); the first of each number of agents up to 300 evaluations of the formula.
 * Source: Halfin & Whitt (1981), Operations Research 29(3), 567-588, for the scale.
 */
export function waitTable(): WaitTable {
  const wholeRows: (WaitRow | undefined)[] = [];
  const realRows = new Map<number, WaitRow>();
  const smallTeams = new Map<number, SmallTeam>();
  const rowOf = (agents: number): WaitRow => {
    const whole = Number.isInteger(agents);
    const known = whole ? wholeRows[agents] : realRows.get(agents);
    if (known !== undefined) return known;
    const row = waitRow(agents);
    if (whole) wholeRows[agents] = row;
    else realRows.set(agents, row);
    return row;
  };
  const smallTeamOf = (agents: number): SmallTeam => {
    const known = smallTeams.get(agents);
    if (known !== undefined) return known;
    const team = smallTeam(agents);
    smallTeams.set(agents, team);
    return team;
  };
  return {
    waitProbability: (agents, loadErlangs) => {
      if (loadErlangs <= 0) return 0;
      if (agents <= loadErlangs) return 1;
      if (agents < SMALLEST_REAL && !Number.isInteger(agents))
        return waitOfSmallTeam(agents, loadErlangs, smallTeamOf(agents));
      return lookUp(rowOf(agents), agents - loadErlangs);
    },
  };
}

/**
 * C = n / ((n - a) / B + a) with 1/B = e^a a^(-n) Gamma(n + 1, a), the upper gamma function as Gamma(n + 1) less the
 * lower one's series of positive terms. While a < n less than half of it is taken off, so that no digits are lost.
 * Source: Jagerman (1974), Bell System Technical Journal 53(3), 525-551.
 */
function waitOfSmallTeam(agents: number, loadErlangs: number, { gamma, reciprocals }: SmallTeam): number {
  const reciprocalBlocking =
    gamma * Math.exp(loadErlangs) * loadErlangs ** -agents - lowerSeries(loadErlangs, reciprocals);
  return agents / ((agents - loadErlangs) * reciprocalBlocking + loadErlangs);
}

/** e^a a^(-n) times the lower incomplete gamma function of (n + 1, a): the sum of a^(k+1) / ((n + 1) ... (n + 1 + k)). */
function lowerSeries(loadErlangs: number, reciprocals: Float64Array): number {
  let sum = 0;
  for (let k = SERIES_TERMS - 1; k >= 0; k -= 1) sum = loadErlangs * (reciprocals[k] ?? 0) * (1 + sum);
  return sum;
}

function smallTeam(agents: number): SmallTeam {
  const reciprocals = Float64Array.from({ length: SERIES_TERMS }, (_, k) => 1 / (agents + 1 + k));
  const loadErlangs = agents / 2;
  const reciprocalBlocking = 1 / blockingProbability({ agents, loadErlangs });
  const gamma = (reciprocalBlocking + lowerSeries(loadErlangs, reciprocals)) * loadErlangs ** agents;
  return { gamma: gamma * Math.exp(-loadErlangs), reciprocals };
}

function lookUp({ rootAgents, reach, segmentsPerUnit, coefficients }: WaitRow, spareAgents: number): number {
  const x = spareAgents / rootAgents;
  if (x >= reach) return 0;
  const position = x * segmentsPerUnit;
  const segment = Math.min(Math.floor(position), coefficients.length / TERMS - 1);
  const value = chebyshev(coefficients, segment * TERMS, 2 * (position - segment) - 1);
  return value < 0 ? 0 : value > 1 ? 1 : value;
}

/** Clenshaw's recurrence. */
function chebyshev(coefficients: Float64Array, from: number, s: number): number {
  let next = 0;
  let afterNext = 0;
  for (let term = TERMS - 1; term > 0; term -= 1) {
    const now = 2 * s * next - afterNext + (coefficients[from + term] ?? 0);
    afterNext = next;
    next = now;
  }
  return s * next - afterNext + (coefficients[from] ?? 0);
}

function waitRow(agents: number): WaitRow {
  const rootAgents = Math.sqrt(agents);
  const reach = Math.min(REACH, rootAgents);
  const segments = Math.ceil(reach / SEGMENT);
  const coefficients = new Float64Array(segments * TERMS);
  for (let segment = 0; segment < segments; segment += 1) {
    const values = Float64Array.from({ length: TERMS }, (_, node) => {
      const x = ((segment + (nodeOf(node) + 1) / 2) * reach) / segments;
      return waitProbability({ agents, loadErlangs: Math.max(0, agents - x * rootAgents) });
    });
    for (let term = 0; term < TERMS; term += 1) coefficients[segment * TERMS + term] = coefficientOf(values, term);
  }
  return { rootAgents, reach, segmentsPerUnit: segments / reach, coefficients };
}

function nodeOf(node: number): number {
  return Math.cos((Math.PI * (node + 0.5)) / TERMS);
}

function coefficientOf(values: Float64Array, term: number): number {
  const sum = values.reduce(
    (total, value, node) => total + value * Math.cos((Math.PI * term * (node + 0.5)) / TERMS),
    0,
  );
  return (term === 0 ? 1 : 2) * (sum / TERMS);
}
