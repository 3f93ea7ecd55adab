import type { Plan, PlanDecisions } from "@springtide/contracts";
import type { ReactNode } from "react";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";

/** Why a plan does not say what to decide, and what would change that. */
export function NoDecisions({ plan: { decisions, shop } }: { readonly plan: Plan }) {
  const { say, sayMarked } = useSpeaking();
  const code = (parts: ReactNode[]) => <code>{parts}</code>;
  if (decisions === null && shop.agreements.length > 0)
    return (
      <div className="sheet state">
        <h2>{say("decisions.none.silent-title")}</h2>
        <p>{say("decisions.none.silent")}</p>
      </div>
    );
  return (
    <div className="sheet state">
      <h2>{say("decisions.none.title")}</h2>
      <p>{sayMarked("decisions.none.how", { code, standby: code, hiring: code })}</p>
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
    <Sheet title={words.say("decisions.none.nothing-title")}>
      <p>{words.say("decisions.none.nothing", { dearest: words.price(dearest) })}</p>
    </Sheet>
  );
}

/** What could not be decided, and why. */
export function Remarks({ remarks }: { readonly remarks: readonly string[] }) {
  return remarks.map((remark) => (
    <p key={remark} className="warning" lang="en">
      {remark}
    </p>
  ));
}
