import type { planChangeRoutes } from "@springtide/contracts";
import { PlanChanges, PlanFigures } from "@springtide/contracts";
import type { Store } from "@springtide/store";
import type { Handlers } from "../http/call.ts";
import { KeptAnswers } from "../http/kept-answers.ts";
import { noSuchShop } from "../http/problems.ts";
import { ReadyAnswer } from "../http/ready-answer.ts";

export interface PlanChangeNeeds {
  readonly store: Store;
}

/** A plan is taken apart once for as many shops as are looked at on a Monday. */
const KEPT_ANSWERS = 32;

/** What is answered of the newest plan beside the one before it. */
export function planChangeHandlers({ store }: PlanChangeNeeds): Handlers<typeof planChangeRoutes> {
  const kept = new KeptAnswers(KEPT_ANSWERS);
  return {
    async getPlanChanges({ params: { shop }, actor: { scope } }) {
      const own = store.within(scope);
      if ((await own.shop(shop)) === null) throw noSuchShop(shop);
      const newest = await own.newestPlanEntry(shop);
      return kept.answerOf(`${scope.organisation} ${shop} ${String(newest?.version ?? 0)}`, async () => {
        const [now = null, before = null] = await own.planFigures(shop, 2);
        const answer: PlanChanges = {
          shop,
          now: now === null ? null : PlanFigures.parse(now),
          before: before === null ? null : PlanFigures.parse(before),
        };
        return ReadyAnswer.of(JSON.stringify(PlanChanges.parse(answer)));
      });
    },
  };
}
