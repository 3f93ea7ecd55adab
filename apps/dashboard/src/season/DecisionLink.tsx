import type { ReactNode } from "react";
import type { Address } from "../address/address.ts";
import { moved, writeAddress } from "../address/address.ts";
import type { Move } from "../address/useAddress.ts";

/** The way to the decisions, with one of their periods opened. */
export interface ToDecisions {
  readonly hrefOf: (period: string | null) => string;
  readonly open: (period: string | null) => void;
}

export function toDecisions(address: Address, move: Move): ToDecisions {
  return {
    hrefOf: (period) => writeAddress(moved(address, { view: "decisions", period })),
    open: (period) => {
      move({ view: "decisions", period });
    },
  };
}

/** A link to the decisions, which can be opened in a window of its own. */
export function DecisionLink(props: {
  readonly period: string | null;
  readonly to: ToDecisions;
  readonly className: string;
  readonly children: ReactNode;
}) {
  const { period, to, className, children } = props;
  return (
    <a
      className={className}
      href={to.hrefOf(period)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        to.open(period);
      }}
    >
      {children}
    </a>
  );
}
