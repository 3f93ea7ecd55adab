import type { MouseEvent } from "react";
import type { Address } from "../address/address.ts";
import { moved, writeAddress } from "../address/address.ts";
import type { Move } from "../address/useAddress.ts";
import { useSay } from "../languages/ReaderProvider.tsx";
import type { PageView } from "./page-views.ts";
import { PAGE_VIEWS } from "./page-views.ts";

/**
 * All pages, as links, so that each can be opened in a window of its own.
 * @param props.move null on a page beside the shop's, from which they are gone to as to any other address
 */
export function PageNav({ address, move }: { readonly address: Address; readonly move: Move | null }) {
  const say = useSay();
  const link = (view: PageView | null) => (
    <li key={view ?? "season"}>
      <a
        href={`${move === null ? "/" : window.location.pathname}${writeAddress(moved(address, { view }))}`}
        aria-current={move !== null && address.view === view ? "page" : undefined}
        onClick={(event) => {
          if (move === null || opensElsewhere(event)) return;
          event.preventDefault();
          move({ view });
        }}
      >
        {say(`pages.${view ?? "season"}`)}
      </a>
    </li>
  );
  return (
    <nav className="pages" aria-label={say("pages.nav")}>
      <ul>{[null, ...PAGE_VIEWS].map(link)}</ul>
    </nav>
  );
}

function opensElsewhere({ ctrlKey, metaKey, shiftKey, button }: MouseEvent): boolean {
  return ctrlKey || metaKey || shiftKey || button !== 0;
}
