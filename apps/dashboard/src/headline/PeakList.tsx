import type { PlanIndex } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { peakInWords, peakName, peakServiceInWords, peaksInOrder } from "./peak-words.ts";

/** Every peak by name, in the order they come. */
export function PeakList(props: {
  readonly index: PlanIndex;
  readonly words: Words;
  readonly onDay: (day: string) => void;
}) {
  const { index, words, onDay } = props;
  const { say } = words;
  const peaks = peaksInOrder(index);
  return (
    <Sheet title={say("headline.peaks")} note={say("headline.peaks-note")}>
      {peaks.length === 0 ? <p className="empty">{say("headline.no-peaks")}</p> : null}
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
                <strong>{peakName(peak, words)}</strong>
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
