import type { PlanProgress } from "@springtide/contracts";

type Listener = (progress: PlanProgress) => void;

/** How far each shop's plan is, for whoever asks or waits. */
export class ProgressBoard {
  readonly #progress = new Map<string, PlanProgress>();
  readonly #listeners = new Map<string, Set<Listener>>();

  get(shop: string): PlanProgress | null {
    return this.#progress.get(shop) ?? null;
  }

  set(shop: string, progress: PlanProgress): void {
    this.#progress.set(shop, progress);
    for (const listener of this.#listeners.get(shop) ?? []) listener(progress);
  }

  /** Calls the listener at every change until the function given back is called. */
  watch(shop: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(shop) ?? new Set();
    this.#listeners.set(shop, listeners.add(listener));
    return () => {
      listeners.delete(listener);
    };
  }
}
