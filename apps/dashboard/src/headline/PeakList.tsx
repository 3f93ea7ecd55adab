import { civilDay } from "@springtide/calendar";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { peakInWords, peakServiceInWords } from "./headline-facts.ts";

/** Every peak by name, in the order they come. */
export function PeakList(props: {
  readonly index: PlanIndex;
  readonly words: Words;
  readonly onDay: (day: string) => void;
}) {
  const { index, words, onDay } = props;
  const peaks = [...index.plan.peaks].sort((a, b) => civilDay(a.likelyDay) - civilDay(b.likelyDay));
  return (
    <Sheet title="Peaks to know by name" note="All queues together, in the order in which they come.">
      {peaks.length === 0 ? <p className="empty">No peak stands out.</p> : null}
      <ol className="entries">
        {peaks.map((peak) => {
          const { when, spread } = peakInWords(peak, words);
          const service = peakServiceInWords(index, peak, words);
          return (
            <li key={`${peak.cause} ${peak.likelyDay}`}>
              <button
                type="button"
                className="entry"
                onClick={() => {
                  onDay(peak.likelyDay);
                }}
              >
                <strong>{peak.cause}</strong>
                <span>{when}</span>
                <span className="note">{spread}</span>
                {service === null ? null : <span className="note">{service}</span>}
              </button>
            </li>
          );
        })}
      </ol>
    </Sheet>
  );
}
