import { Button } from "@mantine/core";
import type { CommitmentRequest, SplitAnswer } from "@springtide/contracts";
import { useQuery } from "@tanstack/react-query";
import { planQuestion } from "../../api/questions.ts";
import { Trouble } from "../../data/Trouble.tsx";
import { PageLink } from "../PageLink.tsx";
import type { PartProps } from "../part-props.ts";
import { periodOfRequest } from "./period-of-request.ts";
import { useMaking } from "./useMaking.ts";

/** Writes a request to each partner at once; each is a draft that nobody else sees until it is sent. */
export function MakeRequests({ answer, ...props }: PartProps & { readonly answer: SplitAnswer }) {
  const { shop, words } = props;
  const { say } = words;
  const { made, left, isUnderWay, problem, make } = useMaking(shop, answer);
  return (
    <div className="partners-made">
      <Trouble error={problem} />
      {left.length === 0 ? null : (
        <Button color="cyan.9" loading={isUnderWay} onClick={make}>
          {say(made.length === 0 ? "partners.make" : "partners.make-left", { count: left.length })}
        </Button>
      )}
      {made.length === 0 ? null : (
        <div role="status">
          <p>{say("partners.made", { count: made.length })}</p>
          <ul className="partners-list">
            {made.map((request) => (
              <Made key={request.id} request={request} {...props} />
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Made({ shop, request, names, words }: PartProps & { readonly request: CommitmentRequest }) {
  const { say } = words;
  const { data } = useQuery(planQuestion(shop));
  const periods = data?.state === "ready" ? (data.plan.decisions?.periods ?? []) : [];
  const period = periodOfRequest(periods, request);
  return (
    <li>
      <strong>{say("partners.request-to", { id: request.id, partner: names.agreement(request.agreement) })}</strong>{" "}
      <PageLink to={{ own: { part: "requests", request: request.id } }}>{say("partners.look-and-send")}</PageLink>{" "}
      {period === null ? null : <PageLink to={{ view: "decisions", period }}>{say("partners.to-decision")}</PageLink>}
    </li>
  );
}
