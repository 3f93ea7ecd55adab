import "@mantine/core/styles/Combobox.css";
import "@mantine/core/styles/NumberInput.css";
import { useMinute } from "../clock/useMinute.ts";
import type { ShopPageProps } from "../pages/plan-page.ts";
import { Section } from "../shell/Section.tsx";
import { BacklogPart } from "./BacklogPart.tsx";
import { CalendarPart } from "./calendar/CalendarPart.tsx";
import "./data.css";
import { FiguresPart } from "./FiguresPart.tsx";
import { ImportList } from "./imports/ImportList.tsx";
import { ImportPart } from "./imports/ImportPart.tsx";
import { JobsPart } from "./JobsPart.tsx";
import { useShopWords } from "./useShopWords.ts";
import { WeatherPart } from "./WeatherPart.tsx";

/** What is stored of a shop and how good it is, and how new data comes in. */
export default function DataPage({ shop, clock }: ShopPageProps) {
  const words = useShopWords(shop);
  const nowMs = useMinute(clock);
  const { say } = words;
  return (
    <>
      <Section id="data-in" question={say("data.question-in")}>
        <ImportPart shop={shop} words={words} />
      </Section>
      <Section id="data-stored" question={say("data.question-stored")}>
        <div className="stack">
          <CalendarPart shop={shop} words={words} />
          <ImportList shop={shop} words={words} />
        </div>
      </Section>
      <Section id="data-beside" question={say("data.question-beside")}>
        <div className="stack">
          <WeatherPart shop={shop} words={words} />
          <FiguresPart shop={shop} words={words} />
          <BacklogPart shop={shop} nowMs={nowMs} words={words} />
        </div>
      </Section>
      <Section id="data-jobs" question={say("data.question-jobs")}>
        <JobsPart shop={shop} words={words} />
      </Section>
    </>
  );
}
