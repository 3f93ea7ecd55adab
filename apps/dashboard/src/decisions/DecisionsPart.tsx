import type { Plan } from "@springtide/contracts";
import { Suspense } from "react";
import type { Address } from "../address/address.ts";
import type { Move } from "../address/useAddress.ts";
import type { Clock } from "../clock/clock.ts";
import type { Words } from "../words/words.ts";
import { NoDecisions } from "./NoDecisions.tsx";
import { lazyWithTexts } from "../languages/lazy-with-texts.ts";

/** Fetched when it is first looked at: the season opens without it. */
const DecisionsView = lazyWithTexts(() => import("./DecisionsView.tsx"));

/** The decisions of the stored plan, or why there are none. */
export function DecisionsPart(props: {
  readonly stored: Plan;
  readonly clock: Clock;
  readonly address: Address;
  readonly move: Move;
  readonly words: Words;
}) {
  const { stored, words } = props;
  const { decisions } = stored;
  if (decisions === null || (decisions.deadlines.length === 0 && stored.shop.agreements.length === 0))
    return <NoDecisions plan={stored} />;
  return (
    <Suspense
      fallback={
        <p role="status" className="empty">
          {words.say("decisions.loading")}
        </p>
      }
    >
      <DecisionsView decisions={decisions} {...props} />
    </Suspense>
  );
}
