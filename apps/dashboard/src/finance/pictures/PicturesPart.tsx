import { useQuery } from "@tanstack/react-query";
import type { FinanceFigures } from "@springtide/contracts";
import { useMemo } from "react";
import { Trouble } from "../../data/Trouble.tsx";
import { Section, Sheet } from "../../shell/Section.tsx";
import { PageOutline } from "../../states/States.tsx";
import { useComparison } from "../comparing/useComparison.ts";
import { figuresQuestion } from "../finance-questions.ts";
import type { PartProps } from "../part-props.ts";
import type { SubjectNames } from "../subject-names.ts";
import { subjectNames } from "../subject-names.ts";
import type { Words } from "../../words/words.ts";
import { cashPicture } from "./cash-picture.ts";
import { FrontierSheet } from "./FrontierSheet.tsx";
import { LostSheet } from "./LostSheet.tsx";
import { monthsPicture } from "./months-picture.ts";
import { BarSheet } from "./PictureSheet.tsx";
import { spreadPicture } from "./spread-picture.ts";
import { TornadoPart } from "./TornadoPart.tsx";
import { WaterfallSheet } from "./WaterfallSheet.tsx";

/** The money of the newest plan in pictures. */
export function PicturesPart(props: PartProps) {
  const { shop, plan, words } = props;
  const { say } = words;
  const names = useMemo(() => subjectNames(plan.shop), [plan]);
  const { data, error } = useQuery(figuresQuestion(shop));
  const compared = useComparison(shop, "scenarios", "compare");
  return (
    <>
      <Trouble error={error} />
      {data === undefined ? (
        error === null ? (
          <PageOutline />
        ) : null
      ) : (
        <>
          <Section id="finance-months" question={say("finance.question-months")}>
            <MonthSheets figures={data} names={names} words={words} />
          </Section>
          <Section id="finance-risk" question={say("finance.question-risk")}>
            <RiskSheets
              figures={data}
              leavers={plan.shop.customerValue?.leaversWhoLeaveShare ?? 0}
              names={names}
              words={words}
            />
          </Section>
        </>
      )}
      <Section id="finance-drivers" question={say("finance.question-drivers")}>
        <div className="stack">
          <TornadoPart {...props} />
          {compared.shown === null ? (
            <Sheet title={say("finance.waterfall")} note={say("finance.waterfall-none")}>
              {null}
            </Sheet>
          ) : (
            <WaterfallSheet key={compared.shown.number} outcomes={compared.shown.result.outcomes} words={words} />
          )}
        </div>
      </Section>
    </>
  );
}

interface SheetsProps {
  readonly figures: FinanceFigures;
  readonly names: SubjectNames;
  readonly words: Words;
}

function MonthSheets({ figures, names, words }: SheetsProps) {
  const { say } = words;
  const months = useMemo(() => monthsPicture(figures, words), [figures, words]);
  const cash = useMemo(() => cashPicture(figures.cash, names, words), [figures, names, words]);
  return (
    <div className="halves">
      <BarSheet title={say("finance.months")} note={say("finance.months-note")} picture={months} words={words} />
      <BarSheet title={say("finance.cash")} note={say("finance.cash-note")} picture={cash} words={words} />
    </div>
  );
}

function RiskSheets({ figures, leavers, names, words }: SheetsProps & { readonly leavers: number }) {
  const { say } = words;
  const { season, frontier, lost } = figures;
  const spread = useMemo(() => (season === null ? null : spreadPicture(season, words)), [season, words]);
  return (
    <div className="stack">
      <div className="halves">
        {spread === null ? null : (
          <BarSheet title={say("finance.spread")} note={say("finance.spread-note")} picture={spread} words={words} />
        )}
        <FrontierSheet frontier={frontier} names={names} words={words} />
      </div>
      {lost === null ? (
        <Sheet title={say("finance.lost")} note={say("finance.not-valued")}>
          {null}
        </Sheet>
      ) : (
        <LostSheet lost={lost} leavers={leavers} words={words} />
      )}
    </div>
  );
}
