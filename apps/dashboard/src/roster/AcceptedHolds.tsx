import { useQuery } from "@tanstack/react-query";
import { momentSaid } from "../data/moment.ts";
import { draftQuestion } from "../roster-edit/draft-api.ts";
import type { Words } from "../words/words.ts";

/** That another roster than the plan's holds, once an edited one was accepted; nothing while the plan's does. */
export function AcceptedHolds(props: { readonly shop: string; readonly onShow: () => void; readonly words: Words }) {
  const { shop, onShow, words } = props;
  const { data } = useQuery(draftQuestion(shop));
  const accepted = data?.value.accepted ?? null;
  if (accepted === null || accepted.planVersion !== data?.value.newestPlan) return null;
  return (
    <p className="warning accepted-holds" role="status">
      {words.say("roster.accepted-holds", {
        version: String(accepted.revision),
        when: momentSaid(accepted.savedAt, words),
      })}{" "}
      <button type="button" className="link" onClick={onShow}>
        {words.say("roster.show-accepted")}
      </button>
    </p>
  );
}
