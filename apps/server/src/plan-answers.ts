import { planRoutes } from "@springtide/contracts";
import type { Scope, Store } from "@springtide/store";
import { ReadyAnswer } from "./http/ready-answer.ts";

/** Plans kept ready to send; a year of plan is about 1 MB compressed. */
const KEPT = 16;

/** The newest plans as answers: read from the store and compressed once, not at every request. */
export class PlanAnswers {
  readonly #store: Store;
  readonly #checkAnswers: boolean;
  readonly #kept = new Map<string, Promise<ReadyAnswer>>();

  constructor(store: Store, checkAnswers: boolean) {
    this.#store = store;
    this.#checkAnswers = checkAnswers;
  }

  /** @param version of the plan, known to be the newest */
  answerOf(scope: Scope, shop: string, version: number): Promise<ReadyAnswer> {
    const key = `${scope.organisation} ${shop} ${version}`;
    const answer = this.#kept.get(key) ?? this.#read(scope, shop);
    // Asked for last, dropped last; one that failed is not kept.
    this.#kept.delete(key);
    this.#kept.set(key, answer);
    answer.catch(() => this.#kept.delete(key));
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) break;
      this.#kept.delete(oldest);
    }
    return answer;
  }

  async #read(scope: Scope, shop: string): Promise<ReadyAnswer> {
    const plan = await this.#store.within(scope).newestPlan(shop);
    if (plan === null) throw new Error(`The plan of ${shop} is not in the store.`);
    const json = `{"state":"ready","plan":${plan.json}}`;
    if (this.#checkAnswers) planRoutes.getPlan.response.parse(JSON.parse(json));
    return ReadyAnswer.of(json);
  }
}
