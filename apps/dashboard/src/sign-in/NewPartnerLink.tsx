import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { HandedLink } from "@springtide/contracts";
import { useState } from "react";
import { memberApi } from "../api/member-api.ts";
import { foundAt } from "../data/found-at.tsx";
import { useSay } from "../languages/ReaderProvider.tsx";
import { FIRST_LINK, LinkLabel, LinkLimits } from "./LinkFields.tsx";
import { partnersQuestion } from "./member-questions.ts";
import { partnerChoices } from "./partner-choices.ts";
import { Problem } from "./Problem.tsx";
import { Ticks } from "./Ticks.tsx";
import { useDoing } from "./useDoing.ts";

/** The form of a link for a partner; tells the link, which is shown once. */
export function NewPartnerLink({ onMade }: { readonly onMade: (handed: HandedLink) => void }) {
  const say = useSay();
  const { data, error } = useQuery(partnersQuestion);
  const [chosen, choose] = useState<string | null>(null);
  const [agreements, setAgreements] = useState<readonly string[]>([]);
  const [draft, setDraft] = useState(FIRST_LINK);
  const { isUnderWay, problem, run } = useDoing();
  const partners = partnerChoices(data?.agreements ?? []);
  const partner = partners.find((one) => one.partner === chosen) ?? partners[0];
  if (partner === undefined)
    return data === undefined ? <Problem error={error} /> : <p>{say("sign-in.no-partners")}</p>;
  const atFields = ["/label", "/days"].some((field) => foundAt(problem, field) !== undefined);
  const change = (next: Partial<typeof draft>): void => {
    setDraft({ ...draft, ...next });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        run(async () => {
          const { label, rights, days } = draft;
          const opened = agreements.length === 0 ? null : [...agreements];
          const asked = { label, partner: partner.partner, agreements: opened, rights, days: Number(days) };
          onMade({ ...(await memberApi.makePartnerLink({ body: asked })), mailedTo: null });
          change({ label: "" });
        });
      }}
    >
      <LinkLabel draft={draft} change={change} error={problem} />
      <NativeSelect
        label={say("sign-in.link-partner")}
        value={partner.partner}
        data={partners.map((one) => ({ value: one.partner, label: one.name }))}
        onChange={({ currentTarget }) => {
          choose(currentTarget.value);
          setAgreements([]);
        }}
      />
      <Ticks
        legend={say("sign-in.link-agreements")}
        options={partner.agreements.map((id) => ({ value: id, label: id }))}
        chosen={agreements}
        onChosen={setAgreements}
      />
      <LinkLimits draft={draft} change={change} error={problem} />
      <Problem error={atFields ? null : problem} />
      <Button type="submit" color="cyan.9" loading={isUnderWay}>
        {say("sign-in.make-partner-link")}
      </Button>
    </form>
  );
}
