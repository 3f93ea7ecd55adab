import type { PartnerTerms } from "@springtide/contracts";
import type { ReactNode } from "react";
import { agreementKey, agreementsQuestion } from "../agreements.ts";
import { useAnswer } from "../answers/useAnswer.ts";
import { usePortalOwn } from "../usePortalAddress.ts";
import { Outline, ProblemNote } from "./Notes.tsx";
import { usePortalWords } from "./PortalSpoken.tsx";

/** What a page says of one agreement, with the choice among them where there are several; the choice stands in the address. */
export function OfAgreement({ children }: { readonly children: (terms: PartnerTerms) => ReactNode }) {
  const { say } = usePortalWords();
  const { data, error } = useAnswer(agreementsQuestion);
  const [chosen, choose] = usePortalOwn("agreement");
  if (data === null) return error === null ? <Outline /> : <ProblemNote error={error} />;
  const terms = data.find((one) => agreementKey(one) === chosen) ?? data[0];
  if (terms === undefined) return <p>{say("portal.agreement.none")}</p>;
  return (
    <>
      {data.length < 2 ? null : (
        <label className="choice">
          <span>{say("portal.agreement")}</span>
          <select
            value={agreementKey(terms)}
            onChange={({ currentTarget }) => {
              choose(currentTarget.value);
            }}
          >
            {data.map((one) => (
              <option key={agreementKey(one)} value={agreementKey(one)}>
                {say("portal.agreement.choice", { client: one.client, agreement: one.agreement })}
              </option>
            ))}
          </select>
        </label>
      )}
      {children(terms)}
    </>
  );
}
