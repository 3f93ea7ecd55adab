import { useQuery } from "@tanstack/react-query";
import { useOwn } from "../../address/useAddress.ts";
import { Trouble } from "../../data/Trouble.tsx";
import { isMonth, monthOf } from "../../portal/statement/months.ts";
import { Section } from "../../shell/Section.tsx";
import { PageOutline } from "../../states/States.tsx";
import type { PartProps } from "../part-props.ts";
import { requestsQuestion, statementQuestion } from "../partners-questions.ts";
import { DeliveriesSheet } from "./DeliveriesSheet.tsx";
import { statementKeys } from "./statement-months.ts";
import { StatementChoice } from "./StatementChoice.tsx";
import { StatementList } from "./StatementList.tsx";
import { StatementView } from "./StatementView.tsx";

/** What each month under each agreement comes to; one of them line by line; and what was delivered, brought as a file. */
export function StatementsPart(props: PartProps) {
  const { shop, agreements, rights, nowMs, words } = props;
  const { say } = words;
  const requests = useQuery(requestsQuestion(shop));
  const [month] = useOwn("month");
  const [named] = useOwn("agreement");
  if (requests.data === undefined)
    return requests.error === null ? <PageOutline /> : <Trouble error={requests.error} />;
  const keys = statementKeys(requests.data, agreements, nowMs);
  const terms = agreements.find(({ agreement }) => agreement === (named ?? keys[0]?.agreement)) ?? agreements[0];
  if (terms === undefined) return null;
  const newest = keys.find(({ agreement }) => agreement === terms.agreement)?.month;
  const chosen = {
    agreement: terms.agreement,
    month: month !== null && isMonth(month) ? month : (newest ?? monthOf(nowMs, terms.partnerZone)),
  };
  return (
    <>
      <Section id="partners-statements" question={say("partners.question-statements")}>
        <StatementList keys={keys} chosen={chosen} {...props} />
      </Section>
      <Section
        id="partners-statement"
        question={say("partners.question-statement", { partner: props.names.agreement(chosen.agreement) })}
      >
        <StatementChoice chosen={chosen} {...props} />
        <Shown key={`${chosen.agreement} ${chosen.month}`} {...chosen} {...props} />
      </Section>
      {rights.mayAct ? (
        <Section id="partners-deliveries" question={say("partners.question-deliveries")}>
          <DeliveriesSheet shop={shop} words={words} />
        </Section>
      ) : null}
    </>
  );
}

function Shown(props: PartProps & { readonly agreement: string; readonly month: string }) {
  const { shop, agreement, month } = props;
  const { data, error } = useQuery(statementQuestion(shop, agreement, month));
  if (data === undefined) return error === null ? <PageOutline /> : <Trouble error={error} />;
  return <StatementView statement={data} {...props} />;
}
