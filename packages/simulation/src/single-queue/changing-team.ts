import type { KeyedWords } from "@springtide/probability";
import { uniformOfWord } from "@springtide/probability";

/**
 * A team that grows and shrinks over a day, as far as a first-come-first-served line asks: when each agent at work is
 * free. Where it shrinks, idle agents go first; of the busy ones chance picks who ends the contact in hand and goes, so
 * that those who stay are no quicker or slower for it. Cost: O(agents) a change, O(log agents) a contact.
 */
export class ChangingTeam {
  #times = new Float64Array(0);

  /** When each agent is free; replaced at every change. Sorted, as `occupyEarliest` wants it. */
  get freeMicros(): Float64Array {
    return this.#times;
  }

  /** From `nowMicros` on there are so many; `turn` numbers the change. */
  change(nowMicros: number, agents: number, chance: KeyedWords, turn: number): void {
    const before = this.#times;
    if (agents >= before.length) {
      const grown = new Float64Array(agents).fill(nowMicros);
      grown.set(before);
      this.#times = grown.sort();
      return;
    }
    const busy = before.filter((time) => time > nowMicros);
    const idle = Math.max(0, agents - busy.length);
    const staying = new Float64Array(agents).fill(nowMicros, 0, idle);
    if (idle > 0) staying.set(busy, idle);
    else staying.set(picked(busy, agents, chance, turn));
    this.#times = staying.sort();
  }
}

/** So many of the times, each as likely as any other (Fisher & Yates). */
function picked(times: Float64Array, count: number, chance: KeyedWords, turn: number): Float64Array {
  const words = new Int32Array(2 * Math.ceil(count / 2));
  chance.fill(words, words.length / 2, 0, turn);
  for (let place = 0; place < count; place += 1) {
    const from = place + Math.floor(uniformOfWord(words[place] ?? 0) * (times.length - place));
    const kept = times[place] ?? 0;
    times[place] = times[from] ?? 0;
    times[from] = kept;
  }
  return times.subarray(0, count);
}
