import { useComputedColorScheme } from "@mantine/core";
import type { Palette } from "./palette.ts";
import { PALETTES } from "./palette.ts";

export function usePalette(): Palette {
  return PALETTES[useComputedColorScheme("light", { getInitialValueInEffect: false })];
}
