import { useComputedColorScheme } from "@mantine/core";
import type { Palette } from "./palette.ts";
import { PALETTES } from "./palette.ts";
import { usePrinted } from "./usePrinted.ts";

export function usePalette(): Palette {
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  return PALETTES[usePrinted() ? "light" : scheme];
}
