import { TextInput } from "@mantine/core";
import { useOwn } from "../../address/useAddress.ts";
import type { Clock } from "../../clock/clock.ts";
import { useMinute } from "../../clock/useMinute.ts";
import { Section } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import { VarianceSheet } from "./VarianceSheet.tsx";
import { AccrualSheet } from "./AccrualSheet.tsx";
import { BookedSheet } from "./BookedSheet.tsx";
import { InvoicesSheet } from "./InvoicesSheet.tsx";
import { InvoiceUpload } from "./InvoiceUpload.tsx";
import { monthBefore } from "./month-before.ts";
import { SettingsSheet } from "./SettingsSheet.tsx";

/** The end of a month, of all shops: what is owed and not billed, invoices, and what the books need to know. */
export function MonthPart(props: { readonly shop: string; readonly clock: Clock; readonly words: Words }) {
  const { shop, clock, words } = props;
  const { say } = words;
  const nowMs = useMinute(clock);
  const [chosen, choose] = useOwn("month");
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(chosen ?? "") ? (chosen ?? "") : monthBefore(nowMs);
  return (
    <>
      <Section id="finance-month" question={say("finance.question-month")}>
        <div className="finance-bar">
          <TextInput
            type="month"
            label={say("finance.fiscal-month")}
            value={month}
            onChange={({ currentTarget }) => {
              if (currentTarget.value !== "") choose(currentTarget.value);
            }}
          />
        </div>
        <AccrualSheet month={month} words={words} />
      </Section>
      <Section id="finance-invoices" question={say("finance.question-invoices")}>
        <div className="stack">
          <InvoiceUpload words={words} />
          <InvoicesSheet month={month} words={words} />
        </div>
      </Section>
      <Section id="finance-booked" question={say("finance.question-booked")}>
        <div className="stack">
          <BookedSheet shop={shop} words={words} />
          <VarianceSheet shop={shop} words={words} />
        </div>
      </Section>
      <Section id="finance-settings" question={say("finance.question-settings")}>
        <SettingsSheet words={words} />
      </Section>
    </>
  );
}
