import { useQuery } from "@tanstack/react-query";
import type { HandedLink } from "@springtide/contracts";
import { useState } from "react";
import { memberApi } from "../api/member-api.ts";
import { useSay } from "../languages/ReaderProvider.tsx";
import { Sheet } from "../shell/Section.tsx";
import { HandedOver } from "./HandedOver.tsx";
import { LinkRow } from "./LinkRow.tsx";
import { partnerLinksQuestion } from "./member-questions.ts";
import { NewPartnerLink } from "./NewPartnerLink.tsx";
import { Problem } from "./Problem.tsx";
import { useDoing } from "./useDoing.ts";

/** Links by which partners' teams see the portal without accounts: made, shown once, listed with their last use, revoked. */
export function PartnerLinks() {
  const say = useSay();
  const { data, error, refetch, dataUpdatedAt } = useQuery(partnerLinksQuestion);
  const [handed, setHanded] = useState<HandedLink | null>(null);
  const { isUnderWay, problem, run } = useDoing();
  return (
    <Sheet title={say("sign-in.partner-links")} note={say("sign-in.partner-links-note")}>
      <Problem error={error} />
      <ul className="people-list">
        {(data?.links ?? []).map((link) => (
          <LinkRow
            key={link.id}
            link={link}
            nowMs={dataUpdatedAt}
            isUnderWay={isUnderWay}
            onRevoke={() => {
              run(async () => {
                await memberApi.revokePartnerLink({ params: { link: String(link.id) } });
                setHanded(null);
                await refetch();
              });
            }}
          />
        ))}
      </ul>
      <Problem error={problem} />
      {handed === null ? null : <HandedOver handed={handed} />}
      <NewPartnerLink
        onMade={(made) => {
          setHanded(made);
          void refetch();
        }}
      />
    </Sheet>
  );
}
