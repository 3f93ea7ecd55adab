import { Button, NativeSelect, Switch, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { HandedLink } from "@springtide/contracts";
import { useState } from "react";
import { memberApi } from "../api/member-api.ts";
import { useSay } from "../languages/ReaderProvider.tsx";
import { partnersQuestion } from "./member-questions.ts";
import { partnerChoices } from "./partner-choices.ts";
import { Problem } from "./Problem.tsx";
import { useDoing } from "./useDoing.ts";

const DAYS = "14";

/** The form of a link for a partner; tells the link, which is shown once. */
export function NewPartnerLink({ onMade }: { readonly onMade: (handed: HandedLink) => void }) {
  const say = useSay();
  const { data, error } = useQuery(partnersQuestion);
  const [label, setLabel] = useState("");
  const [chosen, choose] = useState<string | null>(null);
  const [agreements, setAgreements] = useState<readonly string[]>([]);
  const [rights, setRights] = useState<"look" | "answer">("look");
  const [days, setDays] = useState(DAYS);
  const { isUnderWay, problem, run } = useDoing();
  const partners = partnerChoices(data?.agreements ?? []);
  const partner = partners.find((one) => one.partner === chosen) ?? partners[0];
  if (partner === undefined)
    return data === undefined ? <Problem error={error} /> : <p>{say("sign-in.no-partners")}</p>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        run(async () => {
          const opened = agreements.length === 0 ? null : [...agreements];
          const asked = { label, partner: partner.partner, agreements: opened, rights, days: Number(days) };
          onMade({ ...(await memberApi.makePartnerLink({ body: asked })), mailedTo: null });
          setLabel("");
        });
      }}
    >
      <TextInput
        label={say("sign-in.link-for")}
        description={say("sign-in.link-for-note")}
        required
        maxLength={80}
        placeholder={say("sign-in.link-example")}
        value={label}
        onChange={({ currentTarget }) => {
          setLabel(currentTarget.value);
        }}
      />
      <NativeSelect
        label={say("sign-in.link-partner")}
        value={partner.partner}
        data={partners.map((one) => ({ value: one.partner, label: one.name }))}
        onChange={({ currentTarget }) => {
          choose(currentTarget.value);
          setAgreements([]);
        }}
      />
      <fieldset className="people-ticks">
        <legend>{say("sign-in.link-agreements")}</legend>
        {partner.agreements.map((id) => (
          <Switch
            key={id}
            label={id}
            checked={agreements.includes(id)}
            onChange={({ currentTarget }) => {
              const others = agreements.filter((other) => other !== id);
              setAgreements(currentTarget.checked ? [...others, id] : others);
            }}
          />
        ))}
      </fieldset>
      <NativeSelect
        label={say("sign-in.link-rights")}
        value={rights}
        data={[
          { value: "look", label: say("sign-in.link-look") },
          { value: "answer", label: say("sign-in.link-answer") },
        ]}
        onChange={({ currentTarget }) => {
          setRights(currentTarget.value === "answer" ? "answer" : "look");
        }}
      />
      <TextInput
        label={say("sign-in.link-days")}
        type="number"
        min={1}
        max={90}
        required
        value={days}
        onChange={({ currentTarget }) => {
          setDays(currentTarget.value);
        }}
      />
      <Problem error={problem} />
      <Button type="submit" color="cyan.9" loading={isUnderWay}>
        {say("sign-in.make-partner-link")}
      </Button>
    </form>
  );
}
