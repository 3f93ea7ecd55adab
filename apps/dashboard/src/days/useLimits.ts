import { useState } from "react";
import { useOwn } from "../address/useAddress.ts";
import { keep, kept } from "./kept.ts";
import type { LimitsByQueue } from "./limits.ts";
import { limitsText, readLimits, writeLimits } from "./limits.ts";

/** Limits of a shop's queues: those an address brings, else those this browser keeps. */
export function useLimits(shop: string): {
  readonly limits: LimitsByQueue;
  readonly setLimits: (limits: LimitsByQueue) => void;
} {
  const [inAddress, setInAddress] = useOwn("limits");
  const [own, setOwn] = useState(() => kept("limits", shop) ?? "");
  return {
    limits: readLimits(inAddress ?? own),
    setLimits: (limits) => {
      const text = limitsText(limits);
      setOwn(text);
      keep("limits", shop, text);
      setInAddress(writeLimits(limits));
    },
  };
}
