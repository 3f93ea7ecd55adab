import { NativeSelect } from "@mantine/core";
import { LANGUAGES } from "../languages/languages.ts";
import { useSpeaking } from "../languages/ReaderProvider.tsx";

/** In which language the page speaks. */
export function LanguageChoice() {
  const { say, language, chooseLanguage } = useSpeaking();
  return (
    <NativeSelect
      className="language"
      aria-label={say("shell.language")}
      value={language}
      onChange={({ currentTarget }) => {
        const chosen = LANGUAGES.find(({ code }) => code === currentTarget.value);
        if (chosen !== undefined) chooseLanguage(chosen.code);
      }}
      data={LANGUAGES.map(({ code, name }) => ({ value: code, label: name }))}
    />
  );
}
