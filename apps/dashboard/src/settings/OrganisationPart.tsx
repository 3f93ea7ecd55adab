import { useQuery } from "@tanstack/react-query";
import { Trouble } from "../data/Trouble.tsx";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { settingsApi } from "./settings-api.ts";

/** What holds for the whole organisation: where weather comes from, who may commit to how much, whom the server tells. */
export function OrganisationPart({ words }: { readonly words: Words }) {
  const { say } = words;
  const weather = useQuery({
    queryKey: ["weather-settings"],
    queryFn: ({ signal }) => settingsApi.getWeatherSettings({ signal }),
  });
  const limits = useQuery({
    queryKey: ["approval-limits"],
    queryFn: ({ signal }) => settingsApi.approvalLimits({ signal }),
  });
  const hooks = useQuery({
    queryKey: ["webhooks"],
    queryFn: ({ signal }) => settingsApi.listWebhooks({ signal }),
    retry: false,
  });
  return (
    <Sheet title={say("settings.organisation")} note={say("settings.organisation-note")}>
      <Trouble error={weather.error ?? limits.error ?? hooks.error} />
      <dl className="settings-facts">
        <div className="settings-fact">
          <dt>{say("settings.weather-service")}</dt>
          <dd>
            {weather.data === undefined ? "…" : (weather.data.settings?.service ?? say("settings.none"))}
            {weather.data?.attribution == null ? null : (
              <span className="note settings-means" lang="en">
                {weather.data.attribution}
              </span>
            )}
          </dd>
        </div>
        <div className="settings-fact">
          <dt>{say("settings.approval-limits")}</dt>
          <dd>{limits.data === undefined ? "…" : say("settings.limits", { count: limits.data.limits.length })}</dd>
        </div>
        <div className="settings-fact">
          <dt>{say("settings.webhooks")}</dt>
          <dd>{hooks.data === undefined ? "…" : say("settings.hooks", { count: hooks.data.webhooks.length })}</dd>
        </div>
      </dl>
      <p className="note">
        <a href="/api/reference">{say("settings.api-reference")}</a>
      </p>
    </Sheet>
  );
}
