/**
 * What becomes of a contact that finds all agents busy and k others waiting, if the team stays as it is; one entry for
 * each k. Shares are of all contacts that find this, those who balk included. V is the wait of a contact that never
 * gives up.
 */
export class LineFates {
  /** Contacts a second that leave unserved while k are waiting; entry 0 is 0. */
  leaving = new Float64Array(0);
  served = new Float64Array(0);
  /** P(served, V <= T). */
  servedInTime = new Float64Array(0);
  /** P(V <= T). */
  virtualInTime = new Float64Array(0);
  /** P(gives up or balks, within T). */
  abandonedInTime = new Float64Array(0);
  /** P(gives up or balks, within the time that counts as short). */
  abandonedSoon = new Float64Array(0);
  overflowed = new Float64Array(0);
  /** E[V; served]: seconds waited by those who are served, per contact. */
  servedSeconds = new Float64Array(0);
  /** E[W]: seconds waited by all, however it ends. */
  waitedSeconds = new Float64Array(0);

  /** Room for lines up to this length. What stood there is lost. */
  makeRoom(longest: number): void {
    if (this.leaving.length > longest) return;
    const room = Math.max(64, 2 * longest + 1);
    this.leaving = new Float64Array(room);
    this.served = new Float64Array(room);
    this.servedInTime = new Float64Array(room);
    this.virtualInTime = new Float64Array(room);
    this.abandonedInTime = new Float64Array(room);
    this.abandonedSoon = new Float64Array(room);
    this.overflowed = new Float64Array(room);
    this.servedSeconds = new Float64Array(room);
    this.waitedSeconds = new Float64Array(room);
  }
}

/** A law of patience, as seen by those who wait in line. */
export interface WaitingLine {
  /** Share of contacts that wait if they must; the others leave at once. */
  readonly acceptedShare: number;
  /** Share of contacts that wait as long as it takes. */
  readonly endlessShare: number;
  readonly fates: LineFates;
  /** From now on the team completes `completionsPerSecond` (agents over handling time) while all are busy. */
  serveAt(completionsPerSecond: number): void;
  /** Has all fates of lines up to this length at hand. */
  reach(longest: number): void;
}
