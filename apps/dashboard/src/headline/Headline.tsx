import type { ReactNode } from "react";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import type { Fact } from "./headline-facts.ts";
import { headlineFacts, highBefore, nextPeak, peakInWords } from "./headline-facts.ts";

/** What a manager should know after five seconds. */
export function Headline(props: {
  readonly index: PlanIndex;
  readonly words: Words;
  readonly onDay: (day: string) => void;
}) {
  const { index, words, onDay } = props;
  const peak = nextPeak(index);
  const told = peak === null ? null : peakInWords(peak, words);
  const before = highBefore(index, peak);
  return (
    <div className="headline">
      <div className="next-peak">
        <p className="eyebrow">Next peak</p>
        {peak === null || told === null ? (
          <p className="peak-cause">No peak stands out in this season.</p>
        ) : (
          <>
            <p className="peak-cause">{peak.cause}</p>
            <p className="peak-when">{told.when}</p>
            <p className="peak-spread">{told.spread}</p>
            <p className="peak-more">
              <DayLink day={peak.likelyDay} onDay={onDay}>
                {peak.earliestDay === peak.latestDay ? "Open the day" : "Open the likely day"}
              </DayLink>
            </p>
            {before === null ? null : (
              <p className="peak-more">
                Before that, a high without a cause of its own:{" "}
                <DayLink day={before.likelyDay} onDay={onDay}>
                  {peakInWords(before, words).when}
                </DayLink>
              </p>
            )}
          </>
        )}
      </div>
      <dl className="facts">
        {headlineFacts(index, words).map((fact) => (
          <FactEntry key={fact.question} fact={fact} onDay={onDay} />
        ))}
      </dl>
    </div>
  );
}

const SIGN = { good: "✓", attention: "!", plain: "" } as const;

function FactEntry({ fact, onDay }: { readonly fact: Fact; readonly onDay: (day: string) => void }) {
  const { question, figure, words, standing, day } = fact;
  return (
    <div className={`fact fact-${standing}`}>
      <dt>{question}</dt>
      <dd>
        <span className="figure">
          {SIGN[standing] === "" ? null : (
            <span className="sign" aria-hidden="true">
              {SIGN[standing]}
            </span>
          )}
          {figure}
        </span>
        <span className="fact-words">
          {words}
          {day === null ? null : (
            <>
              {" "}
              <DayLink day={day} onDay={onDay}>
                Open the day
              </DayLink>
            </>
          )}
        </span>
      </dd>
    </div>
  );
}

/** Opens a day and goes to where it is shown. */
function DayLink(props: { readonly day: string; readonly onDay: (day: string) => void; readonly children: ReactNode }) {
  return (
    <button
      type="button"
      className="link"
      onClick={() => {
        props.onDay(props.day);
        document.getElementById("day-sheet")?.scrollIntoView({ block: "start" });
      }}
    >
      {props.children}
    </button>
  );
}
