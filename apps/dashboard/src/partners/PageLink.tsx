import type { ReactNode } from "react";
import type { Address } from "../address/address.ts";
import { moved, writeAddress } from "../address/address.ts";
import { useAddress } from "../address/useAddress.ts";

/** A link to somewhere else in the page, that can be opened in a window of its own as well. */
export function PageLink(props: {
  readonly to: Partial<Address>;
  readonly isHere?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const { to, isHere = false, className, children } = props;
  const [address, move] = useAddress();
  return (
    <a
      href={writeAddress(moved(address, to))}
      className={className}
      aria-current={isHere ? "page" : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        move(to);
      }}
    >
      {children}
    </a>
  );
}
