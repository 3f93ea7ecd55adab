import type { Plan, PlanDecisions } from "@springtide/contracts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";

/** Why a plan does not say what to decide, and what would change that. */
export function NoDecisions({ plan: { decisions, shop } }: { readonly plan: Plan }) {
  if (decisions === null && shop.agreements.length > 0)
    return (
      <div className="sheet state">
        <h2>This plan does not say what to decide</h2>
        <p>
          It was made before plans did, or without its decisions. Plan the shop again: it then says what to reserve, by
          which rule to confirm it, and by when.
        </p>
      </div>
    );
  return (
    <div className="sheet state">
      <h2>There is no partner to decide about</h2>
      <p>
        Give the shop file an entry of <code>agreements</code> with its notice and, where the partner offers it,{" "}
        <code>standBy</code>, or a team <code>hiring</code>, and plan again.
      </p>
      <Remarks remarks={decisions?.remarks ?? []} />
    </div>
  );
}

/** Partners are there, but nothing of theirs is worth its price. */
export function NothingWorthwhile({
  losses,
  words,
}: {
  readonly losses: PlanDecisions["losses"];
  readonly words: Words;
}) {
  const dearest = Math.max(0, ...losses.map(({ perAbandoned, perLate }) => Math.max(perAbandoned, perLate)));
  return (
    <Sheet title="Nothing is to be decided">
      <p>
        In no week of this season is anything that partners or new people could do worth its price: a contact that is
        not served as promised is counted with {words.price(dearest)} at most. What that rests on stands below. The
        blocks that cover the plan&apos;s level stand in the season: they keep a promise, whatever it costs.
      </p>
    </Sheet>
  );
}

/** What could not be decided, and why. */
export function Remarks({ remarks }: { readonly remarks: readonly string[] }) {
  return remarks.map((remark) => (
    <p key={remark} className="warning">
      {remark}
    </p>
  ));
}
