import { NativeSelect, NumberInput, TextInput } from "@mantine/core";
import type { ShopGuess } from "@springtide/contracts";
import { useMemo } from "react";
import type { Words } from "../words/words.ts";
import { COUNTRIES } from "./countries.ts";
import type { Draft } from "./draft.ts";
import { idOf } from "./draft.ts";
import type { FieldError } from "./field-errors.ts";
import { errorAt } from "./field-errors.ts";

/** Where errors can stand in this form; others are told as a whole. */
export const FIELD_POINTERS = [
  ...["/name", "/id", "/currency", "/sites/0/zone", "/sites/0/country", "/markets/0/country"],
  ...["/sites/0/openingHours", "/teams/0/costPerHour", "/teams/0/roster", "/queues"],
];

/** What is shared by the parts of the form. */
export interface FieldsProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly guess: ShopGuess;
  readonly errors: readonly FieldError[];
  readonly words: Words;
}

/** What the shop is called, where it is, and its people. */
export function PlaceFields({
  draft,
  set,
  guess,
  errors,
  words,
  onZone,
}: FieldsProps & { readonly onZone: (zone: string) => void }) {
  const { say, locale } = words;
  const zones = useMemo(() => {
    const all = Intl.supportedValuesOf("timeZone");
    return (all.includes(guess.zone) ? all : [guess.zone, ...all]).map((zone) => ({
      value: zone,
      label: zone.replaceAll("_", " "),
    }));
  }, [guess.zone]);
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: "region" });
    return COUNTRIES.map(({ code }) => ({ value: code, label: names.of(code) ?? code })).sort((a, b) =>
      a.label.localeCompare(b.label, locale),
    );
  }, [locale]);
  const currencies = useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: "currency" });
    const codes = [...new Set(COUNTRIES.map(({ currency }) => currency))].sort();
    return codes.map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }));
  }, [locale]);
  return (
    <fieldset className="form-part">
      <legend>{say("welcome.part-shop")}</legend>
      <div className="form-fields">
        <TextInput
          label={say("welcome.name")}
          value={draft.name}
          required
          error={errorAt(errors, ["/name"])}
          onChange={({ currentTarget }) => {
            const isOwn = draft.id !== idOf(draft.name);
            set({ name: currentTarget.value, ...(isOwn ? {} : { id: idOf(currentTarget.value) }) });
          }}
        />
        <TextInput
          label={say("welcome.id")}
          description={say("welcome.id-note")}
          value={draft.id}
          required
          error={errorAt(errors, ["/id"])}
          onChange={({ currentTarget }) => {
            set({ id: currentTarget.value });
          }}
        />
        <NativeSelect
          label={say("welcome.country")}
          description={say("welcome.country-note")}
          value={draft.country}
          data={countries}
          error={errorAt(errors, ["/sites/0/country", "/markets/0/country"])}
          onChange={({ currentTarget }) => {
            const place = COUNTRIES.find(({ code }) => code === currentTarget.value);
            set({ country: currentTarget.value, currency: place?.currency ?? draft.currency });
          }}
        />
        <NativeSelect
          label={say("welcome.zone")}
          description={say(guess.zoneFrom === "offsets" ? "welcome.zone-by-file" : "welcome.zone-note")}
          value={draft.zone}
          data={zones}
          error={errorAt(errors, ["/sites/0/zone"])}
          onChange={({ currentTarget }) => {
            onZone(currentTarget.value);
          }}
        />
        <NativeSelect
          label={say("welcome.currency")}
          value={draft.currency}
          data={currencies}
          error={errorAt(errors, ["/currency"])}
          onChange={({ currentTarget }) => {
            set({ currency: currentTarget.value });
          }}
        />
        <NumberInput
          label={say("welcome.heads")}
          description={say("welcome.heads-note")}
          value={draft.heads}
          min={0}
          max={10_000}
          allowDecimal={false}
          error={errorAt(errors, ["/teams/0/roster"])}
          onChange={(value) => {
            set({ heads: Number(value) });
          }}
        />
        <NumberInput
          label={say("welcome.cost")}
          description={say("welcome.cost-note")}
          value={draft.costPerHour}
          min={0}
          error={errorAt(errors, ["/teams/0/costPerHour"])}
          onChange={(value) => {
            set({ costPerHour: Number(value) });
          }}
        />
      </div>
    </fieldset>
  );
}
