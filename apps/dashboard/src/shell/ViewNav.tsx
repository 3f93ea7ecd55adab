import type { MouseEvent } from "react";
import type { PageView } from "../address/address.ts";
import { moved, readAddress, writeAddress } from "../address/address.ts";

/** Season, decisions or roster, the last only where there is one: links, so that each can be opened in a window of its own. */
export function ViewNav(props: {
  readonly hasRoster: boolean;
  readonly view: PageView | null;
  readonly onView: (view: PageView | null) => void;
}) {
  const { hasRoster, view, onView } = props;
  const link = (to: PageView | null, text: string) => (
    <a
      href={hrefOf(to)}
      aria-current={view === to ? "page" : undefined}
      onClick={(event) => {
        if (opensElsewhere(event)) return;
        event.preventDefault();
        onView(to);
      }}
    >
      {text}
    </a>
  );
  return (
    <nav className="views" aria-label="Views of the plan">
      {link(null, "Season")}
      {link("decisions", "Decisions")}
      {hasRoster || view === "roster" ? link("roster", "Roster") : null}
    </nav>
  );
}

function opensElsewhere({ ctrlKey, metaKey, shiftKey, button }: MouseEvent): boolean {
  return ctrlKey || metaKey || shiftKey || button !== 0;
}

function hrefOf(view: PageView | null): string {
  return `${window.location.pathname}${writeAddress(moved(readAddress(window.location.search), { view }))}`;
}
