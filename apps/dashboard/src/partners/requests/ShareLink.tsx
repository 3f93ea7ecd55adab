import { Button } from "@mantine/core";
import type { CommitmentRequest, HandedLink } from "@springtide/contracts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { memberApi } from "../../api/member-api.ts";
import { TroubleBeside } from "../../data/found-at.tsx";
import { HandedOver } from "../../sign-in/HandedOver.tsx";
import { FIRST_LINK, LinkLabel, LinkLimits } from "../../sign-in/LinkFields.tsx";
import { LinkRow } from "../../sign-in/LinkRow.tsx";
import { partnerLinksQuestion } from "../../sign-in/member-questions.ts";
import { useDoing } from "../../sign-in/useDoing.ts";
import type { PartProps } from "../part-props.ts";
import { linksOpening } from "./links-opening.ts";

type ShareProps = PartProps & { readonly request: CommitmentRequest };

/** A link for a team of the partner, straight from a request: its agreement alone, to look or to answer, until it ends or is revoked. */
export function ShareLink(props: ShareProps) {
  const { request, words } = props;
  const { say } = words;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        aria-expanded={isOpen}
        aria-label={say("partners.share-of", { id: request.id })}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        {say("partners.share")}
      </Button>
      {isOpen ? (
        <div className="partners-wide partners-share">
          <Links {...props} />
        </div>
      ) : null}
    </>
  );
}

function Links({ request, names, words }: ShareProps) {
  const { say } = words;
  const { partner, agreement } = request;
  const { data, error, refetch, dataUpdatedAt } = useQuery(partnerLinksQuestion);
  const [draft, setDraft] = useState(FIRST_LINK);
  const [handed, setHanded] = useState<HandedLink | null>(null);
  const { isUnderWay, problem, run } = useDoing();
  const known = linksOpening(data?.links ?? [], request, dataUpdatedAt);
  const change = (next: Partial<typeof draft>): void => {
    setDraft({ ...draft, ...next });
  };
  return (
    <>
      <p className="note">{say("partners.share-note", { agreement: names.agreement(agreement) })}</p>
      {request.state === "draft" ? <p className="note">{say("partners.share-draft")}</p> : null}
      <form
        className="partners-row"
        aria-label={say("partners.share-of", { id: request.id })}
        onSubmit={(event) => {
          event.preventDefault();
          run(async () => {
            const { label, rights, days } = draft;
            const asked = { label, partner, agreements: [agreement], rights, days: Number(days) };
            setHanded({ ...(await memberApi.makePartnerLink({ body: asked })), mailedTo: null });
            change({ label: "" });
            await refetch();
          });
        }}
      >
        <LinkLabel draft={draft} change={change} error={problem} />
        <LinkLimits draft={draft} change={change} error={problem} />
        <Button type="submit" size="compact-sm" color="cyan.9" loading={isUnderWay}>
          {say("sign-in.make-partner-link")}
        </Button>
      </form>
      {handed === null ? null : <HandedOver handed={handed} />}
      <TroubleBeside error={problem ?? error} fields={["/label", "/days"]} />
      {known.length === 0 ? null : (
        <>
          <h4 className="partners-subhead">{say("partners.share-known")}</h4>
          <ul className="people-list">
            {known.map((link) => (
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
        </>
      )}
    </>
  );
}
