import type { Words } from "../../words/words.ts";

const STATES = ["part", "none", "zero", "low", "closed"] as const;
const SIGNS = { part: "◔", none: "×", zero: "0", low: "↓", closed: "" } as const;

/** What the days of the calendar mean. */
export function CalendarLegend({ words: { say } }: { readonly words: Words }) {
  return (
    <ul className="legend">
      <li>
        <span className="calendar-key" aria-hidden="true">
          {([1, 2, 3, 4] as const).map((level) => (
            <span key={level} className={`stored-day stored-counted stored-level-${String(level)}`} />
          ))}
        </span>
        {say("data.legend-counted")}
      </li>
      {STATES.map((state) => (
        <li key={state}>
          <span className="calendar-key" aria-hidden="true">
            <span className={`stored-day stored-${state}`}>{SIGNS[state]}</span>
          </span>
          {say(`data.legend-${state}`)}
        </li>
      ))}
    </ul>
  );
}
