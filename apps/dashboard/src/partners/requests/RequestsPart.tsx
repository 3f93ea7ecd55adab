import { useQuery } from "@tanstack/react-query";
import { useOwn } from "../../address/useAddress.ts";
import { Trouble } from "../../data/Trouble.tsx";
import { Section, Sheet } from "../../shell/Section.tsx";
import { PageOutline } from "../../states/States.tsx";
import type { PartProps } from "../part-props.ts";
import { requestsQuestion } from "../partners-questions.ts";
import { requestGroups } from "./request-groups.ts";
import { RequestItem } from "./RequestItem.tsx";

/** All that is asked of partners, by whose turn it is. */
export function RequestsPart(props: PartProps) {
  const { shop, nowMs, rights, words } = props;
  const { say } = words;
  const { data, error } = useQuery(requestsQuestion(shop));
  const [opened] = useOwn("request");
  if (data === undefined) return error === null ? <PageOutline /> : <Trouble error={error} />;
  const groups = requestGroups(data, nowMs);
  return (
    <Section id="partners-requests" question={say("partners.question-requests")}>
      {groups.length === 0 ? <p className="empty">{say("partners.no-requests")}</p> : null}
      <div className="stack">
        {groups.map(({ turn, requests }) => (
          <Sheet
            key={turn}
            title={say(turn === "you" && !rights.mayAct ? "partners.turn-planners" : `partners.turn-${turn}`, {
              count: requests.length,
            })}
          >
            <ul className="partners-items">
              {requests.map((request) => (
                <RequestItem key={request.id} request={request} isOpen={request.id === opened} {...props} />
              ))}
            </ul>
          </Sheet>
        ))}
      </div>
    </Section>
  );
}
