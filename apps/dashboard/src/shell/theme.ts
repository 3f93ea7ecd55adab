import type { CSSVariablesResolver } from "@mantine/core";
import { createTheme } from "@mantine/core";
import type { Palette } from "../charts/palette.ts";
import { LETTERS, PALETTES } from "../charts/palette.ts";

export const theme = createTheme({
  primaryColor: "cyan",
  primaryShade: 9,
  autoContrast: true,
  defaultRadius: "sm",
  fontFamily: LETTERS,
  cursorType: "pointer",
  respectReducedMotion: true,
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variablesOf(PALETTES.light),
  // The kit's own dark fields are of a brown that nothing else here has.
  dark: { ...variablesOf(PALETTES.dark), "--mantine-color-dark-6": PALETTES.dark.card },
});

function variablesOf(palette: Palette): Record<string, string> {
  return {
    ...Object.fromEntries(Object.entries(palette).map(([name, colour]) => [`--${name}`, colour])),
    "--mantine-color-body": palette.page,
    "--mantine-color-text": palette.ink,
    "--mantine-color-dimmed": palette["ink-soft"],
    "--mantine-color-default": palette.card,
    "--mantine-color-default-border": palette["line-strong"],
  };
}
