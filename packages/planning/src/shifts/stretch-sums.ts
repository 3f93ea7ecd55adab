/** Figures by interval, and their sums over stretches that may go round: a change costs nothing until the next sum is asked for. */
export class StretchSums {
  private readonly figures: Float64Array;
  private readonly upTo: Float64Array;
  private isCurrent = false;

  constructor(intervals: number) {
    this.figures = new Float64Array(intervals);
    this.upTo = new Float64Array(2 * intervals + 1);
  }

  set(interval: number, figure: number): void {
    this.figures[interval] = figure;
    this.isCurrent = false;
  }

  /** The sum from one interval to another, exclusive, which may lie beyond the last. */
  between(from: number, to: number): number {
    if (!this.isCurrent) this.add();
    return (this.upTo[to] ?? 0) - (this.upTo[from] ?? 0);
  }

  private add(): void {
    const intervals = this.figures.length;
    for (let t = 0; t < intervals; t += 1) this.upTo[t + 1] = (this.upTo[t] ?? 0) + (this.figures[t] ?? 0);
    const all = this.upTo[intervals] ?? 0;
    for (let t = 1; t <= intervals; t += 1) this.upTo[intervals + t] = all + (this.upTo[t] ?? 0);
    this.isCurrent = true;
  }
}
