import type { ReactNode } from "react";

/** One of the three questions the page answers, in their order. */
export function Section({
  id,
  question,
  children,
}: {
  readonly id: string;
  readonly question: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="question" aria-labelledby={id}>
      <h2 id={id}>{question}</h2>
      {children}
    </section>
  );
}

/** A sheet on the page with a title of its own and a line that says what stands there. */
export function Sheet({
  title,
  note,
  aside,
  children,
  className,
}: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <div className={`sheet ${className ?? ""}`}>
      <div className="sheet-head">
        <div>
          <h3>{title}</h3>
          {note === undefined ? null : <p className="note">{note}</p>}
        </div>
        {aside}
      </div>
      {children}
    </div>
  );
}
