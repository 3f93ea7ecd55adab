import { Button, NativeSelect, TextInput } from "@mantine/core";
import { ApiProblem } from "@springtide/client";
import type { WeatherSettings, WeatherSettingsView } from "@springtide/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Trouble } from "../data/Trouble.tsx";
import type { Words } from "../words/words.ts";
import { FindingList } from "./FindingList.tsx";
import { settingsApi } from "./settings-api.ts";
import { weatherSettingsQuestion } from "./settings-questions.ts";

const KINDS = ["non-commercial", "key", "own-instance"] as const;
type Kind = (typeof KINDS)[number];

/** On which terms weather is fetched; stations of a climate service are set over the API. */
export function WeatherForm({ view, words }: { readonly view: WeatherSettingsView; readonly words: Words }) {
  const { say } = words;
  const queries = useQueryClient();
  const set = view.settings?.service === "open-meteo" ? view.settings : null;
  const [kind, chooseKind] = useState<Kind>(set?.terms.kind ?? "non-commercial");
  const [key, typeKey] = useState("");
  const [address, typeAddress] = useState(set?.terms.kind === "own-instance" ? set.terms.address : "");
  const [days, typeDays] = useState(String(set?.forecastDays ?? 16));
  const saving = useMutation({
    mutationFn: () =>
      settingsApi.putWeatherSettings({
        body: { service: "open-meteo", terms: termsOf(kind, key, address), forecastDays: Number(days) },
      }),
    onSuccess: (saved) => {
      typeKey("");
      queries.setQueryData(weatherSettingsQuestion.queryKey, saved);
    },
  });
  const errors = saving.error instanceof ApiProblem ? saving.error.problem.errors : [];
  const errorAt = (field: string) => {
    const own = errors.filter(({ place }) => place.field === field);
    return own.length === 0 ? undefined : <FindingList findings={own} />;
  };
  return (
    <form
      className="settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      {set !== null ? null : (
        <p>{say(view.settings === null ? "settings.weather-none" : "settings.weather-stations")}</p>
      )}
      <div className="settings-inputs">
        <NativeSelect
          label={say("settings.weather-terms")}
          value={kind}
          data={KINDS.map((one) => ({ value: one, label: say(`settings.weather-${one}`) }))}
          onChange={({ currentTarget }) => {
            chooseKind(KINDS.find((one) => one === currentTarget.value) ?? "non-commercial");
          }}
        />
        {kind === "key" ? (
          <TextInput
            label={say("settings.weather-key-label")}
            description={
              set?.terms.kind === "key" ? say("settings.key-kept", { shown: set.terms.keyShown }) : undefined
            }
            value={key}
            error={errorAt("/terms/key")}
            onChange={({ currentTarget }) => {
              typeKey(currentTarget.value);
            }}
          />
        ) : null}
        {kind === "own-instance" ? (
          <TextInput
            label={say("settings.address")}
            value={address}
            error={errorAt("/terms/address")}
            onChange={({ currentTarget }) => {
              typeAddress(currentTarget.value);
            }}
          />
        ) : null}
        <TextInput
          label={say("settings.forecast-days")}
          inputMode="numeric"
          value={days}
          error={errorAt("/forecastDays")}
          onChange={({ currentTarget }) => {
            typeDays(currentTarget.value);
          }}
        />
      </div>
      <p className="note" lang="en">
        {view.termsOfUse}
      </p>
      {errors.length > 0 && errors.every(({ place }) => FIELDS.includes(place.field ?? "")) ? null : (
        <Trouble error={saving.error} />
      )}
      <Button type="submit" variant="default" loading={saving.isPending}>
        {say("settings.save")}
      </Button>
      {saving.isSuccess ? <span role="status">{say("settings.saved")}</span> : null}
    </form>
  );
}

const FIELDS = ["/terms/key", "/terms/address", "/forecastDays"];

type Terms = Extract<WeatherSettings, { service: "open-meteo" }>["terms"];

/** A key that is left empty stays as it is stored. */
function termsOf(kind: Kind, key: string, address: string): Terms {
  if (kind === "key") return key === "" ? { kind } : { kind, key };
  return kind === "own-instance" ? { kind, address } : { kind };
}
