import { fit, NODES, TERMS, valueAt } from "./polynomial.ts";

/** What one queue gives, as shares of the contacts offered. */
export interface ServiceFigures {
  readonly kept: number;
  readonly counted: number;
  readonly abandoned: number;
}

/** Their places in the table. */
export const KEPT = 0;
export const COUNTED = 1;
export const ABANDONED = 2;
const FIGURES = 3;

/** Beyond this many square roots of the agents above the load, fewer than one contact in 10^9 waits. */
const REACH = 6;
/** Length of a piece in z. */
const PIECE = 0.5;
/** A piece is halved until polynomials miss by less than this between their nodes, or so often. */
const CLOSE_ENOUGH = 2e-7;
const MOST_PARTS = 64;
/** Where a piece is checked: between its nodes, in the middle and near both ends. */
const CHECKS = [-0.93, 0.19, 0.77];

/** The pieces made so far for one number of agents. */
interface Row {
  readonly agents: number;
  readonly rootAgents: number;
  readonly scale: number;
  readonly above: (Piece | undefined)[];
  readonly below: (Piece | undefined)[];
}

interface Piece {
  readonly parts: number;
  /** By part, figure and term. */
  readonly coefficients: Float64Array;
}

/** Everybody is served at once. */
const AT_ONCE = constants({ kept: 1, counted: 1, abandoned: 0 });

/**
 * Looks up what a team gives, for hundreds of loads at each number of agents: polynomials in z = sqrt(agents) *
 * ln(load / agents) (ln alone below one agent), the scale on which queues look alike for teams of every size, from no
 * load to any overload. Pieces are made when a load first falls into them, and halved until they are good to about 2e-7
 * (patience-model.test.ts). Agents may be real. More than six square roots of the agents above the load nobody waits.
 * Cost: a look-up O(1), some 20 ns; a piece about twelve evaluations of the queue, more where it bends sharply.
 * Source: Halfin & Whitt (1981), Operations Research 29(3), 567-588, for the scale.
 */
export class ServiceTable {
  private readonly exact: (agents: number, loadErlangs: number) => ServiceFigures;
  private readonly wholeRows: (Row | undefined)[] = [];
  private readonly realRows = new Map<number, Row>();
  private nobodyThere: Float64Array | undefined;
  /** Where the figures of the queue asked about last stand. */
  private agents = Number.NaN;
  private loadErlangs = Number.NaN;
  private coefficients = AT_ONCE;
  private at = 0;
  private s = 0;

  /** @param exact the queue itself; must be smooth in the load. Asked with agents and load above 0, or no agents. */
  constructor(exact: (agents: number, loadErlangs: number) => ServiceFigures) {
    this.exact = exact;
  }

  /** One figure, by its place. Without load everybody is served at once. */
  figure(place: number, agents: number, loadErlangs: number): number {
    if (agents !== this.agents || loadErlangs !== this.loadErlangs) this.locate(agents, loadErlangs);
    const value = valueAt(this.coefficients, this.at + place * TERMS, this.s);
    return value < 0 ? 0 : value > 1 ? 1 : value;
  }

  /** Several figures are asked of one queue in turn: where they stand is found once. */
  private locate(agents: number, loadErlangs: number): void {
    this.agents = agents;
    this.loadErlangs = loadErlangs;
    this.at = 0;
    this.s = 0;
    this.coefficients = loadErlangs <= 0 ? AT_ONCE : (this.nobodyThere ??= constants(this.exact(0, 1)));
    if (loadErlangs <= 0 || agents <= 0) return;
    const row = this.rowOf(agents);
    if (agents - loadErlangs > REACH * row.rootAgents) {
      this.coefficients = AT_ONCE;
      return;
    }
    const position = (row.scale * Math.log(loadErlangs / agents)) / PIECE;
    const index = Math.floor(position);
    const piece = (index >= 0 ? row.above[index] : row.below[-1 - index]) ?? this.addPiece(row, index);
    const inParts = (position - index) * piece.parts;
    const part = Math.min(Math.floor(inParts), piece.parts - 1);
    this.coefficients = piece.coefficients;
    this.at = part * FIGURES * TERMS;
    this.s = 2 * (inParts - part) - 1;
  }

  private rowOf(agents: number): Row {
    const whole = Number.isInteger(agents);
    const known = whole ? this.wholeRows[agents] : this.realRows.get(agents);
    if (known !== undefined) return known;
    const rootAgents = Math.sqrt(agents);
    const row = { agents, rootAgents, scale: Math.max(1, rootAgents), above: [], below: [] };
    if (whole) this.wholeRows[agents] = row;
    else this.realRows.set(agents, row);
    return row;
  }

  private addPiece(row: Row, index: number): Piece {
    let parts = 1;
    let piece = this.pieceOf(row, index, parts);
    while (parts < MOST_PARTS && this.missBy(row, index, piece) > CLOSE_ENOUGH) {
      parts *= 2;
      piece = this.pieceOf(row, index, parts);
    }
    if (index >= 0) row.above[index] = piece;
    else row.below[-1 - index] = piece;
    return piece;
  }

  private pieceOf(row: Row, index: number, parts: number): Piece {
    const coefficients = new Float64Array(parts * FIGURES * TERMS);
    const values = Array.from({ length: FIGURES }, () => new Float64Array(TERMS));
    for (let part = 0; part < parts; part += 1) {
      NODES.forEach((s, node) => {
        this.exactAt(row, index, (part + (s + 1) / 2) / parts).forEach((value, place) => {
          const ofFigure = values[place];
          if (ofFigure !== undefined) ofFigure[node] = value;
        });
      });
      values.forEach((ofFigure, place) => {
        fit(ofFigure, coefficients, (part * FIGURES + place) * TERMS);
      });
    }
    return { parts, coefficients };
  }

  /** The worst error at the points that are checked, in every part. */
  private missBy(row: Row, index: number, { parts, coefficients }: Piece): number {
    let worst = 0;
    for (let part = 0; part < parts; part += 1)
      for (const s of CHECKS)
        this.exactAt(row, index, (part + (s + 1) / 2) / parts).forEach((value, place) => {
          const found = valueAt(coefficients, (part * FIGURES + place) * TERMS, s);
          worst = Math.max(worst, Math.abs(found - value));
        });
    return worst;
  }

  /** The queue at a share of the way through a piece. */
  private exactAt({ agents, scale }: Row, index: number, through: number): number[] {
    return inPlaces(this.exact(agents, agents * Math.exp(((index + through) * PIECE) / scale)));
  }
}

/** Figures that do not depend on the load. */
function constants(figures: ServiceFigures): Float64Array {
  const coefficients = new Float64Array(FIGURES * TERMS);
  inPlaces(figures).forEach((value, place) => {
    coefficients[place * TERMS] = value;
  });
  return coefficients;
}

function inPlaces({ kept, counted, abandoned }: ServiceFigures): number[] {
  return [kept, counted, abandoned];
}
