import type { ReactNode } from "react";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import type { Fact } from "./headline-facts.ts";
import { headlineFacts } from "./headline-facts.ts";
import { highBefore, nextPeak, peakInWords, peakName } from "./peak-words.ts";

/** What a manager should know after five seconds. */
export function Headline(props: {
  readonly index: PlanIndex;
  readonly words: Words;
  readonly onDay: (day: string) => void;
}) {
  const { index, words, onDay } = props;
  const { say, sayMarked } = useSpeaking();
  const peak = nextPeak(index);
  const told = peak === null ? null : peakInWords(peak, words);
  const before = highBefore(index, peak);
  return (
    <div className="headline">
      <div className="next-peak">
        <p className="eyebrow">{say("headline.next-peak")}</p>
        {peak === null || told === null ? (
          <p className="peak-cause">{say("headline.no-peak")}</p>
        ) : (
          <>
            <p className="peak-cause">{peakName(peak, words)}</p>
            <p className="peak-when">{told.when}</p>
            <p className="peak-spread">{told.spread}</p>
            <p className="peak-more">
              <DayLink day={peak.likelyDay} onDay={onDay}>
                {say(peak.earliestDay === peak.latestDay ? "headline.open-day" : "headline.open-likely-day")}
              </DayLink>
            </p>
            {before === null ? null : (
              <p className="peak-more">
                {sayMarked("headline.high-before", {
                  when: peakInWords(before, words).when,
                  day: (parts) => (
                    <DayLink key="day" day={before.likelyDay} onDay={onDay}>
                      {parts}
                    </DayLink>
                  ),
                })}
              </p>
            )}
          </>
        )}
      </div>
      <dl className="facts">
        {headlineFacts(index, words).map((fact) => (
          <FactEntry key={fact.question} fact={fact} open={say("headline.open-day")} onDay={onDay} />
        ))}
      </dl>
    </div>
  );
}

const SIGN = { good: "✓", attention: "!", plain: "" } as const;

function FactEntry(props: { readonly fact: Fact; readonly open: string; readonly onDay: (day: string) => void }) {
  const { fact, open, onDay } = props;
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
                {open}
              </DayLink>
            </>
          )}
        </span>
      </dd>
    </div>
  );
}

/** Opens a day. */
function DayLink(props: { readonly day: string; readonly onDay: (day: string) => void; readonly children: ReactNode }) {
  return (
    <button
      type="button"
      className="link"
      onClick={() => {
        props.onDay(props.day);
      }}
    >
      {props.children}
    </button>
  );
}
