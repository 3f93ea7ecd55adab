import { planRoutes } from "@springtide/contracts";
import type { Scope, Store } from "@springtide/store";
import { KeptAnswers } from "./http/kept-answers.ts";
import { ReadyAnswer } from "./http/ready-answer.ts";

/** A year of plan is about 1 MB compressed. */
const KEPT = 16;

/** The newest plans as answers. */
export class PlanAnswers {
  readonly #store: Store;
  readonly #checkAnswers: boolean;
  readonly #kept = new KeptAnswers(KEPT);

  constructor(store: Store, checkAnswers: boolean) {
    this.#store = store;
    this.#checkAnswers = checkAnswers;
  }

  /** @param version of the plan, known to be the newest */
  answerOf(scope: Scope, shop: string, version: number): Promise<ReadyAnswer> {
    return this.#kept.answerOf(`${scope.organisation} ${shop} ${version}`, () => this.#read(scope, shop));
  }

  async #read(scope: Scope, shop: string): Promise<ReadyAnswer> {
    const plan = await this.#store.within(scope).newestPlan(shop);
    if (plan === null) throw new Error(`The plan of ${shop} is not in the store.`);
    const json = `{"state":"ready","version":${String(plan.version)},"plan":${plan.json}}`;
    if (this.#checkAnswers) planRoutes.getPlan.response.parse(JSON.parse(json));
    return ReadyAnswer.of(json);
  }
}
