import type { ReactNode } from "react";
import { createContext, use } from "react";
import type { Clock } from "../../clock/clock.ts";
import { useMinute } from "../../clock/useMinute.ts";

const Minute = createContext<number | null>(null);

/** The one clock of the portal: what names a deadline is drawn anew with every minute that begins. */
export function PortalClock({ clock, children }: { readonly clock: Clock; readonly children: ReactNode }) {
  return <Minute value={useMinute(clock)}>{children}</Minute>;
}

/** The minute that has begun, in milliseconds of epoch time. */
export function usePortalMinute(): number {
  const minuteMs = use(Minute);
  if (minuteMs === null) throw new Error("the time was asked for outside of PortalClock");
  return minuteMs;
}
