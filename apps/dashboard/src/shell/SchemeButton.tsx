import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { useSay } from "../languages/ReaderProvider.tsx";
import { MoonIcon, SunIcon } from "./icons.tsx";

/** Light or dark. */
export function SchemeButton() {
  const say = useSay();
  const { setColorScheme } = useMantineColorScheme();
  const now = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const other = now === "light" ? "dark" : "light";
  return (
    <ActionIcon
      className="scheme"
      variant="default"
      size="lg"
      aria-label={say(other === "dark" ? "shell.to-dark" : "shell.to-light")}
      onClick={() => {
        setColorScheme(other);
      }}
    >
      {now === "light" ? <MoonIcon /> : <SunIcon />}
    </ActionIcon>
  );
}
