import { useQuery } from "@tanstack/react-query";
import { Trouble } from "../data/Trouble.tsx";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { LimitsForm } from "./LimitsForm.tsx";
import { limitsQuestion, weatherSettingsQuestion } from "./settings-questions.ts";
import { WeatherForm } from "./WeatherForm.tsx";

/** What holds for the whole organisation: where weather comes from, who may commit to how much. */
export function OrganisationPart({ words }: { readonly words: Words }) {
  const { say } = words;
  const weather = useQuery(weatherSettingsQuestion);
  const limits = useQuery(limitsQuestion);
  return (
    <div className="stack">
      <p className="note">{say("settings.organisation-note")}</p>
      <Trouble error={weather.error ?? limits.error} />
      <Sheet title={say("settings.weather-service")} note={<span lang="en">{weather.data?.attribution}</span>}>
        {weather.data === undefined ? null : <WeatherForm view={weather.data} words={words} />}
      </Sheet>
      <Sheet title={say("settings.approval-limits")} note={say("settings.limits-note")}>
        {limits.data === undefined ? null : <LimitsForm limits={limits.data.limits} words={words} />}
      </Sheet>
    </div>
  );
}
