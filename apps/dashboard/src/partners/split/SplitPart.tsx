import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useAddress } from "../../address/useAddress.ts";
import { TroubleBeside } from "../../data/found-at.tsx";
import { Section, Sheet } from "../../shell/Section.tsx";
import type { PartProps } from "../part-props.ts";
import { partnersApi } from "../partners-api.ts";
import { RuleFields } from "./RuleFields.tsx";
import type { SplitForm } from "./split-form.ts";
import { firstForm, formFault, splitCallOf } from "./split-form.ts";
import { SplitSheet } from "./SplitSheet.tsx";
import { WhatFields } from "./WhatFields.tsx";

/** Seats shared out among partners: what, by which rule, and then the requests, all at once. */
export function SplitPart(props: PartProps) {
  const { shop, zone, agreements, names, words } = props;
  const { say } = words;
  const skills = [...new Set(agreements.flatMap(({ serves }) => serves))];
  const [{ own }] = useAddress();
  const [form, setForm] = useState<SplitForm>(() =>
    firstForm({
      agreements: agreements.map(({ agreement }) => agreement),
      skill: skills[0] ?? "",
      // A re-cut leads here with its week.
      days: { firstDay: own["from"] ?? "", lastDay: own["until"] ?? "" },
    }),
  );
  const [isAsked, setAsked] = useState(false);
  const split = useMutation({
    mutationFn: () => partnersApi.splitRequest({ params: { shop }, body: splitCallOf(form, zone) }),
  });
  const change = (next: Partial<SplitForm>): void => {
    setForm({ ...form, ...next });
    // What is shown below was asked for by other words.
    split.reset();
  };
  const fault = formFault(form);
  return (
    <Section id="partners-split" question={say("partners.question-split")}>
      <div className="stack">
        <Sheet title={say("partners.split")} note={say("partners.split-note")}>
          <form
            className="partners-form"
            onSubmit={(event) => {
              event.preventDefault();
              setAsked(true);
              if (fault === null) split.mutate();
            }}
          >
            <WhatFields form={form} change={change} skills={skills} names={names} words={words} />
            <RuleFields
              form={form}
              change={change}
              agreements={agreements}
              names={names}
              error={split.error}
              words={words}
            />
            {isAsked && fault !== null ? (
              <p role="alert" className="problem">
                {say(fault)}
              </p>
            ) : null}
            <TroubleBeside error={split.error} fields={agreements.map(({ agreement }) => `/by/shares/${agreement}`)} />
            <div>
              <Button type="submit" color="cyan.9" loading={split.isPending}>
                {say("partners.split-ask")}
              </Button>
            </div>
          </form>
        </Sheet>
        {split.data === undefined ? null : <SplitSheet key={split.submittedAt} answer={split.data} {...props} />}
      </div>
    </Section>
  );
}
