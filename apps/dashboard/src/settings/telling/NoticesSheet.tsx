import { useQuery } from "@tanstack/react-query";
import { Trouble } from "../../data/Trouble.tsx";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import { NoticesForm } from "./NoticesForm.tsx";
import { notificationsQuestion } from "./telling-questions.ts";

/** People who are told of deadlines and of what went wrong. */
export function NoticesSheet({ words }: { readonly words: Words }) {
  const { data, error } = useQuery(notificationsQuestion);
  return (
    <Sheet title={words.say("settings.notices")} note={words.say("settings.notices-note")}>
      <Trouble error={error} />
      {data === undefined ? null : <NoticesForm view={data} words={words} />}
    </Sheet>
  );
}
