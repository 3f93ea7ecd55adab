import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { HandedLink, PartnerLinkList } from "@springtide/contracts";
import { useState } from "react";
import { memberApi } from "../api/member-api.ts";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import { Sheet } from "../shell/Section.tsx";
import { HandedOver } from "./HandedOver.tsx";
import { partnerLinksQuestion } from "./member-questions.ts";
import { momentIn } from "./moment.ts";
import { NewPartnerLink } from "./NewPartnerLink.tsx";
import { Problem } from "./Problem.tsx";
import { useDoing } from "./useDoing.ts";

type PartnerLink = PartnerLinkList["links"][number];

/** Links by which partners' teams see the portal without accounts: made, shown once, listed with their last use, revoked. */
export function PartnerLinks() {
  const { say } = useSpeaking();
  const { data, error, refetch, dataUpdatedAt } = useQuery(partnerLinksQuestion);
  const [handed, setHanded] = useState<HandedLink | null>(null);
  const { isUnderWay, problem, run } = useDoing();
  return (
    <Sheet title={say("sign-in.partner-links")} note={say("sign-in.partner-links-note")}>
      <Problem error={error} />
      <ul className="people-list">
        {(data?.links ?? []).map((link) => (
          <li key={link.id}>
            <Shown link={link} nowMs={dataUpdatedAt} />
            <Button
              variant="default"
              size="xs"
              disabled={isUnderWay}
              aria-label={say("sign-in.revoke-link", { name: link.label })}
              onClick={() => {
                run(async () => {
                  await memberApi.revokePartnerLink({ params: { link: String(link.id) } });
                  setHanded(null);
                  await refetch();
                });
              }}
            >
              {say("sign-in.revoke")}
            </Button>
          </li>
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

/** @param nowMs when the list was told */
function Shown({ link, nowMs }: { readonly link: PartnerLink; readonly nowMs: number }) {
  const { say, locale } = useSpeaking();
  const { label, partner, agreements, rights, usedAt, expiresAt } = link;
  const until = momentIn(locale, expiresAt);
  return (
    <span>
      <strong>{label}</strong>{" "}
      {agreements === null
        ? say("sign-in.link-opens-all", { partner })
        : say("sign-in.link-opens", { partner, agreements: new Intl.ListFormat(locale).format(agreements) })}
      {". "}
      {say(`sign-in.link-${rights}`)}
      <span className="note">
        {Date.parse(expiresAt) <= nowMs
          ? say("sign-in.link-ended", { moment: until })
          : usedAt === null
            ? say("sign-in.token-unused", { until })
            : say("sign-in.token-used", { moment: momentIn(locale, usedAt), until })}
      </span>
    </span>
  );
}
