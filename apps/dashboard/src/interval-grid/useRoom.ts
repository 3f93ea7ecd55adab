import type { RefObject } from "react";
import { useLayoutEffect, useState } from "react";

/** Pixels of width within an element beside its scrollbar, followed as it is resized; 0 until it stands. */
export function useRoom(element: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    const sizes = new ResizeObserver(() => {
      setRoom(current.clientWidth);
    });
    sizes.observe(current);
    return () => {
      sizes.disconnect();
    };
  }, [element]);
  return room;
}
