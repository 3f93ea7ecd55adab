import "@mantine/core/styles/NumberInput.css";
import { useMemo } from "react";
import "../data/data.css";
import { DropZone } from "../data/imports/DropZone.tsx";
import { Trouble } from "../data/Trouble.tsx";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import { Section, Sheet } from "../shell/Section.tsx";
import { wordsFor } from "../words/words.ts";
import { DemoShops } from "./DemoShops.tsx";
import { FileToShop } from "./FileToShop.tsx";
import "./first-run.css";
import { Steps } from "./Steps.tsx";
import { useFirstLook } from "./useFirstLook.ts";

/** From nothing to a first season: one of the shops that come along, or a file of one's own. */
export default function WelcomePage() {
  const speaking = useSpeaking();
  const words = useMemo(() => wordsFor({ speaking, currency: "EUR", year: null }), [speaking]);
  const looking = useFirstLook();
  const { say } = words;
  const { file, told, lost, isLooking, error, choose } = looking;
  return (
    <Section id="welcome" question={say("welcome.question")}>
      <Steps at={told === null ? 1 : 2} words={words} />
      {told !== null && file !== null ? (
        <FileToShop key={file.name} file={file} told={told} looking={looking} words={words} />
      ) : (
        <div className="halves">
          <Sheet title={say("welcome.own")} note={say("welcome.own-note")}>
            <Trouble error={error} />
            {lost === null ? null : (
              <p className="warning lost-file" role="status">
                {say("welcome.lost-file", { file: lost })}
              </p>
            )}
            <DropZone onFile={choose} isSending={isLooking} mostMegabytes={64} />
            {isLooking ? (
              <p role="status" className="caption">
                {say("welcome.looking", { file: file?.name ?? "" })}
              </p>
            ) : null}
          </Sheet>
          <DemoShops />
        </div>
      )}
    </Section>
  );
}
