import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import type { Fact } from "./headline-facts.ts";
import { headlineFacts, nextPeak, peakInWords } from "./headline-facts.ts";

/** What a manager should know after five seconds. */
export function Headline(props: {
  readonly index: PlanIndex;
  readonly words: Words;
  readonly onDay: (day: string) => void;
}) {
  const { index, words, onDay } = props;
  const peak = nextPeak(index);
  const told = peak === null ? null : peakInWords(peak, words);
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
            <p className="peak-size">{told.size}</p>
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
              <button
                type="button"
                className="link"
                onClick={() => {
                  onDay(day);
                  document.getElementById("day-sheet")?.scrollIntoView({ block: "start" });
                }}
              >
                Open the day
              </button>
            </>
          )}
        </span>
      </dd>
    </div>
  );
}
