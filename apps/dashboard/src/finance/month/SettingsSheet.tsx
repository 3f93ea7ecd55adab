import { Button, NativeSelect, TextInput } from "@mantine/core";
import { momentSaid } from "../../data/moment.ts";
import { Trouble } from "../../data/Trouble.tsx";
import { Sheet } from "../../shell/Section.tsx";
import { PageOutline } from "../../states/States.tsx";
import type { Words } from "../../words/words.ts";
import { allAtFields, fieldErrors } from "../field-errors.ts";
import { FigureInput } from "../FigureInput.tsx";
import { inEnglish } from "../in-english.tsx";
import { MergeChoice } from "../MergeChoice.tsx";
import { weekdayName } from "../questions/answer-words.ts";
import { CentreRows } from "./CentreRows.tsx";
import { TaxRows } from "./TaxRows.tsx";
import { useFinanceSettings } from "./useFinanceSettings.ts";

const SHOWN_AT = ["/currency", "/tolerance/share", "/tolerance/amountCents", "/taxes", "/costCentres"];
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** What the books need to know: currency, fiscal calendar, tax by supplier, cost centres, tolerance of invoices. */
export function SettingsSheet({ words }: { readonly words: Words }) {
  const { say } = words;
  const edit = useFinanceSettings();
  const { settings, stored } = edit;
  if (settings === null || stored === null)
    return edit.error === null ? <PageOutline /> : <Trouble error={edit.error} />;
  const { calendar, tolerance, currency, taxes, costCentres } = settings;
  const { savedAt } = stored.value;
  const errors = fieldErrors(edit.error);
  return (
    <Sheet
      title={say("finance.settings")}
      note={
        savedAt === null
          ? say("finance.settings-never")
          : say("finance.settings-saved", { when: momentSaid(savedAt, words) })
      }
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          edit.save();
        }}
      >
        <div className="finance-bar">
          <TextInput
            label={say("finance.currency")}
            value={currency}
            maxLength={3}
            error={inEnglish(errors("/currency"))}
            onChange={({ currentTarget }) => {
              edit.change({ currency: currentTarget.value.toUpperCase() });
            }}
          />
          <NativeSelect
            label={say("finance.year-begins")}
            value={String(calendar.firstMonth)}
            data={MONTHS.map((month) => ({ value: String(month), label: monthName(month, words) }))}
            onChange={({ currentTarget }) => {
              edit.change({ calendar: { ...calendar, firstMonth: Number(currentTarget.value) } });
            }}
          />
          <NativeSelect
            label={say("finance.periods")}
            value={calendar.periods}
            data={[
              { value: "month", label: say("finance.periods-month") },
              { value: "4-4-5", label: "4-4-5" },
            ]}
            onChange={({ currentTarget }) => {
              edit.change({ calendar: { ...calendar, periods: currentTarget.value === "4-4-5" ? "4-4-5" : "month" } });
            }}
          />
          {calendar.periods === "month" ? null : (
            <NativeSelect
              label={say("finance.week-starts")}
              value={String(calendar.weekStartsOn)}
              data={WEEKDAYS.map((day) => ({ value: String(day), label: weekdayName(day, words) }))}
              onChange={({ currentTarget }) => {
                edit.change({ calendar: { ...calendar, weekStartsOn: Number(currentTarget.value) } });
              }}
            />
          )}
          <FigureInput
            label={say("finance.tolerance-share")}
            value={tolerance.share}
            per={100}
            error={errors("/tolerance/share")}
            words={words}
            onChange={(share) => {
              edit.change({ tolerance: { ...tolerance, share } });
            }}
          />
          <FigureInput
            label={say("finance.tolerance-amount")}
            value={tolerance.amountCents}
            per={0.01}
            error={errors("/tolerance/amountCents")}
            words={words}
            onChange={(amountCents) => {
              edit.change({ tolerance: { ...tolerance, amountCents } });
            }}
          />
        </div>
        <TaxRows
          taxes={taxes}
          errors={errors}
          words={words}
          onChange={(rows) => {
            edit.change({ taxes: rows });
          }}
        />
        <CentreRows
          rows={costCentres}
          errors={errors}
          words={words}
          onChange={(rows) => {
            edit.change({ costCentres: rows });
          }}
        />
        {allAtFields(edit.error, SHOWN_AT) ? (
          <p className="trouble" role="alert">
            {say("finance.see-fields")}
          </p>
        ) : (
          <Trouble error={edit.error} />
        )}
        {edit.draft === null || !edit.isStale ? null : (
          <MergeChoice
            base={edit.draft.base}
            mine={edit.draft.mine}
            theirs={stored.value.settings}
            words={words}
            onGoOn={edit.goOn}
            onDiscard={edit.discard}
          />
        )}
        <div className="finance-acts">
          <Button type="submit" color="cyan.9" disabled={edit.draft === null || edit.isStale} loading={edit.isSaving}>
            {say("finance.save")}
          </Button>
          {edit.draft === null || edit.isStale ? null : (
            <Button variant="default" disabled={edit.isSaving} onClick={edit.discard}>
              {say("finance.stale-discard")}
            </Button>
          )}
        </div>
      </form>
    </Sheet>
  );
}

function monthName(month: number, { locale }: Words): string {
  return new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(Date.UTC(2024, month - 1, 1));
}
