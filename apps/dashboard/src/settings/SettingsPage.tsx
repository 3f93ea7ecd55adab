import { useOwn } from "../address/useAddress.ts";
import { useMinute } from "../clock/useMinute.ts";
import { useShopWords } from "../data/useShopWords.ts";
import type { ShopPageProps } from "../pages/plan-page.ts";
import { Section } from "../shell/Section.tsx";
import { Surveys } from "../surveys/Surveys.tsx";
import { PageOutline, ProblemNotice } from "../states/States.tsx";
import type { Words } from "../words/words.ts";
import { FormPartView } from "./FormPartView.tsx";
import { MergePanel } from "./MergePanel.tsx";
import { OrganisationPart } from "./OrganisationPart.tsx";
import { PartIndex } from "./PartIndex.tsx";
import { FORM_PARTS, PARTS } from "./parts.ts";
import { PlanAgain } from "./PlanAgain.tsx";
import { RestPart } from "./RestPart.tsx";
import { SaveBar } from "./SaveBar.tsx";
import "./settings.css";
import { TellingPart } from "./telling/TellingPart.tsx";
import { TextPart } from "./TextPart.tsx";
import type { Settings } from "./useSettings.ts";
import { useSettings } from "./useSettings.ts";

/** How a shop is described: read part by part, changed, and saved as an import of its own. */
export default function SettingsPage({ shop, clock }: ShopPageProps) {
  const words = useShopWords(shop);
  const [named, setPart] = useOwn("part");
  const settings = useSettings(shop, useMinute(clock));
  const part = PARTS.find((one) => one === named) ?? "queues";
  if (settings.readError !== null) return <ProblemNotice error={settings.readError} onRetry={settings.retry} />;
  if (settings.stored === null) return <PageOutline />;
  return (
    <Section id="settings" question={words.say("settings.question")}>
      <PlanAgain shop={shop} isSaved={settings.isSaved} words={words} />
      <MergePanel settings={settings} words={words} />
      <div className="settings-frame">
        <PartIndex part={part} settings={settings} words={words} onPart={setPart} />
        <div className="settings-part" id="settings-part" tabIndex={-1}>
          <PartShown key={part} part={part} settings={settings} words={words} />
        </div>
      </div>
      <SaveBar settings={settings} words={words} />
      <Surveys words={words} />
    </Section>
  );
}

function PartShown({
  part,
  settings,
  words,
}: {
  readonly part: string;
  readonly settings: Settings;
  readonly words: Words;
}) {
  const form = FORM_PARTS.find((one) => one.part === part);
  if (form !== undefined) return <FormPartView part={form} settings={settings} words={words} />;
  if (part === "text") return <TextPart settings={settings} words={words} />;
  if (part === "rest") return <RestPart description={settings.shown} words={words} />;
  if (part === "telling") return <TellingPart words={words} />;
  return <OrganisationPart words={words} />;
}
