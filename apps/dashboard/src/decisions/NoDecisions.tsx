import type { Plan } from "@springtide/contracts";

/** Why a plan has nothing to decide, and what would change that. */
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
  if (shop.agreements.length === 0)
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
  return (
    <div className="sheet state">
      <h2>Nothing is to be decided</h2>
      <p>In this season nothing that partners or new people could do is worth its price: own people carry it.</p>
      <Remarks remarks={decisions?.remarks ?? []} />
    </div>
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
