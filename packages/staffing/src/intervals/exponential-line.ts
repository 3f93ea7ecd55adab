import { meanWithin } from "../patience/patience-curve.ts";
import { LineFates, type WaitingLine } from "./line-fates.ts";

/** No wait lasts thirty thousand years; an endless threshold is taken as this one. */
const FOR_EVER_SECONDS = 1e12;

/**
 * P(V > t) for each k: k + 1 departures need longer than t. The number of departures within t is negative binomial
 * (those ahead hang up too) or, where nobody hangs up, Poisson; its terms are positive and follow one another by a
 * ratio (base + perStep * i) / (i + 1). Their logarithms are carried, because the first underflows in large teams.
 */
function writeBeyond(beyond: Float64Array, longest: number, logFirst: number, base: number, perStep: number): void {
  let logTerm = logFirst;
  let sum = 0;
  for (let k = 0; k <= longest; k += 1) {
    sum += Math.exp(logTerm);
    beyond[k] = Math.min(1, sum);
    logTerm += Math.log((base + perStep * k) / (k + 1));
  }
}

/**
 * Fates in the line of M/M/n+M: patience exponential (or, at rate 0, endless), with or without balking. Exact at any
 * time of the day, whatever came before, as long as the team stays as it is.
 * With c = n mu/theta, e^(-theta V) of one who finds k waiting is Beta(c, k + 1), P(served) = c/(c + k + 1), and among
 * those served Beta(c + 1, k + 1).
 * Source: Palm (1957), Tele 1; Mandelbaum & Zeltyn (2007), Service engineering in action. Cost: O(longest line).
 */
export class ExponentialLine implements WaitingLine {
  readonly acceptedShare: number;
  readonly endlessShare: number;
  readonly fates = new LineFates();
  readonly #hangUpsPerSecond: number;
  readonly #withinSeconds: number;
  readonly #shortSeconds: number;
  #completionsPerSecond = 0;
  #reached = -1;
  #beyond = new Float64Array(0);
  #beyondIfServed = new Float64Array(0);

  constructor(law: {
    readonly hangUpsPerSecond: number;
    readonly balkingShare: number;
    readonly withinSeconds: number;
    readonly shortSeconds: number;
  }) {
    this.acceptedShare = 1 - law.balkingShare;
    this.endlessShare = law.hangUpsPerSecond > 0 ? 0 : this.acceptedShare;
    this.#hangUpsPerSecond = law.hangUpsPerSecond;
    this.#withinSeconds = law.withinSeconds;
    this.#shortSeconds = law.shortSeconds;
  }

  serveAt(completionsPerSecond: number): void {
    if (completionsPerSecond === this.#completionsPerSecond) return;
    this.#completionsPerSecond = completionsPerSecond;
    this.#reached = -1;
  }

  reach(longest: number): void {
    if (longest <= this.#reached) return;
    this.fates.makeRoom(longest);
    const room = this.fates.leaving.length - 1;
    if (this.#beyond.length <= room) {
      this.#beyond = new Float64Array(room + 1);
      this.#beyondIfServed = new Float64Array(room + 1);
    }
    // A little further than asked: lines grow by a few at a time.
    this.#reached = Math.min(room, longest + 32);
    if (this.#completionsPerSecond > 0) this.#fillServed();
    else this.#fillUnserved();
    this.#fillWithin(this.#withinSeconds, this.fates.abandonedInTime, this.fates.servedInTime);
    const { virtualInTime } = this.fates;
    for (let k = 0; k <= this.#reached; k += 1) virtualInTime[k] = 1 - (this.#beyond[k] ?? 0);
    this.#fillWithin(this.#shortSeconds, this.fates.abandonedSoon, null);
  }

  #fillServed(): void {
    const { leaving, served, servedSeconds, waitedSeconds } = this.fates;
    const theta = this.#hangUpsPerSecond;
    let virtualSeconds = 0;
    for (let k = 0; k <= this.#reached; k += 1) {
      const outPerSecond = this.#completionsPerSecond + (k + 1) * theta;
      virtualSeconds += 1 / outPerSecond;
      const serves = (this.acceptedShare * this.#completionsPerSecond) / outPerSecond;
      leaving[k] = k * theta;
      served[k] = serves;
      servedSeconds[k] = serves * virtualSeconds;
      // Those who wait hang up theta times a second of waiting; without hang-ups the wait is the sum itself.
      waitedSeconds[k] = this.acceptedShare * (theta > 0 ? (k + 1) / outPerSecond : virtualSeconds);
    }
  }

  #fillUnserved(): void {
    const { leaving, served, servedSeconds, waitedSeconds } = this.fates;
    for (let k = 0; k <= this.#reached; k += 1) {
      leaving[k] = k * this.#hangUpsPerSecond;
      served[k] = 0;
      servedSeconds[k] = 0;
      waitedSeconds[k] = this.acceptedShare / this.#hangUpsPerSecond;
    }
  }

  #fillWithin(asked: number, abandoned: Float64Array, inTime: Float64Array | null): void {
    const seconds = Math.min(asked, FOR_EVER_SECONDS);
    const theta = this.#hangUpsPerSecond;
    const completions = this.#completionsPerSecond;
    const patientSeconds = meanWithin(theta, seconds);
    const gone = -Math.expm1(-theta * seconds);
    const beyond = this.#beyond;
    const beyondIfServed = this.#beyondIfServed;
    if (completions > 0) {
      writeBeyond(beyond, this.#reached, -completions * seconds, completions * patientSeconds, gone);
      writeBeyond(
        beyondIfServed,
        this.#reached,
        -(completions + theta) * seconds,
        (completions + theta) * patientSeconds,
        gone,
      );
    } else beyond.fill(1);
    for (let k = 0; k <= this.#reached; k += 1) {
      const late = beyond[k] ?? 0;
      const serves = completions > 0 ? (this.fates.served[k] ?? 0) * (1 - (beyondIfServed[k] ?? 0)) : 0;
      if (inTime !== null) inTime[k] = serves;
      const staying = this.acceptedShare * (1 - late + gone * late) - serves;
      abandoned[k] = 1 - this.acceptedShare + Math.max(0, staying);
    }
  }
}
