import type { RefObject } from "react";
import { useEffect, useState } from "react";
import type { DrawnPart, GridLayout } from "./grid-layout.ts";
import { drawnPart } from "./grid-layout.ts";

const BEFORE_MEASURED = { left: 0, top: 0, width: 1200, height: 600 };

/** What of a grid is in view, followed as it is scrolled and resized; the same object as long as it is the same part. */
export function useDrawnPart(scroller: RefObject<HTMLElement | null>, layout: GridLayout): DrawnPart {
  const [drawn, setDrawn] = useState(() => drawnPart(layout, BEFORE_MEASURED));
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = (): void => {
      const { scrollLeft: left, scrollTop: top, clientWidth: width, clientHeight: height } = element;
      const next = drawnPart(layout, { left, top, width, height });
      setDrawn((before) => (isSame(before, next) ? before : next));
    };
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    element.addEventListener("scroll", measure, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, [scroller, layout]);
  return drawn;
}

function isSame(a: DrawnPart, b: DrawnPart): boolean {
  const parts = ["firstRow", "lastRow", "firstChunk", "lastChunk", "headedAbove"] as const;
  return parts.every((part) => a[part] === b[part]);
}
