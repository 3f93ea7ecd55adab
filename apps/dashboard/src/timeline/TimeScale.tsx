import { percent, placed } from "./placing.ts";
import type { Span, TimeAxis } from "./time-axis.ts";

/** The hours of the local clock; the two passes of a repeated hour are told apart. */
export function TimeScale({ axis }: { readonly axis: TimeAxis }) {
  return (
    <div className="timeline-scale" aria-hidden="true">
      <span className="timeline-name" />
      <div className="timeline-plot">
        {axis.ticks.map(({ at, label, pass }) => (
          <span key={at} className="timeline-tick" style={{ left: percent(at) }}>
            {label}
            {pass === "" ? null : <small>{pass}</small>}
          </span>
        ))}
      </div>
    </div>
  );
}

/** What lies behind all rows: a line at every hour, closed hours hatched, the second pass of a repeated hour tinted. */
export function TimeGround({ axis, closed }: { readonly axis: TimeAxis; readonly closed: readonly Span[] }) {
  return (
    <div className="timeline-ground" aria-hidden="true">
      {closed.map((span) => (
        <span key={span.from} className="timeline-closed" style={placed(span)} />
      ))}
      {axis.secondPass === null ? null : <span className="timeline-again" style={placed(axis.secondPass)} />}
      {axis.ticks.map(({ at }) => (
        <span key={at} className="timeline-hour" style={{ left: percent(at) }} />
      ))}
    </div>
  );
}
