import type { ReactNode } from "react";
import { useOwn } from "../address/useAddress.ts";

/**
 * A sheet of which only the head stands until it is opened: for what is secondary on its page. Which are open is in the
 * address; what is inside is drawn only then.
 * @param id the word for it in the address
 * @param className "sheet" where it stands by itself; another where it is part of a sheet
 */
export function Fold(props: {
  readonly id: string;
  readonly title: string;
  readonly note?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  const { id, title, note, aside, children, className = "sheet" } = props;
  const [open, setOpen] = useOwn("open");
  const opened = open === null ? [] : open.split(",");
  const isOpen = opened.includes(id);
  const toggle = (wanted: boolean): void => {
    if (wanted === isOpen) return;
    const next = wanted ? [...opened, id] : opened.filter((other) => other !== id);
    setOpen(next.length === 0 ? null : next.join(","));
  };
  return (
    <details
      className={`fold ${className}`}
      open={isOpen}
      onToggle={({ currentTarget }) => {
        toggle(currentTarget.open);
      }}
    >
      <summary>
        <h3>{title}</h3>
        {note === undefined ? null : <span className="note">{note}</span>}
      </summary>
      {isOpen ? (
        <div className="fold-body">
          {aside === undefined ? null : <div className="fold-aside">{aside}</div>}
          {children}
        </div>
      ) : null}
    </details>
  );
}
