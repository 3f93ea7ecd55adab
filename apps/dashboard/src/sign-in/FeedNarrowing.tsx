import { useQuery } from "@tanstack/react-query";
import { useSay } from "../languages/ReaderProvider.tsx";
import { partnersQuestion } from "./member-questions.ts";
import { partnerChoices } from "./partner-choices.ts";
import { Ticks } from "./Ticks.tsx";

/** What alone a calendar tells of; all of it where nothing is chosen. */
export interface Narrowing {
  readonly agreements: readonly string[];
  readonly skills: readonly string[];
}

export const NOT_NARROWED: Narrowing = { agreements: [], skills: [] };

/** Chooses the agreements and queues of a calendar's team; nothing where no agreement is to be chosen from. */
export function FeedNarrowing(props: {
  readonly narrowing: Narrowing;
  readonly onNarrowed: (narrowing: Narrowing) => void;
}) {
  const { narrowing, onNarrowed } = props;
  const say = useSay();
  const { data } = useQuery(partnersQuestion);
  const all = data?.agreements ?? [];
  if (all.length === 0) return null;
  const options = partnerChoices(all).flatMap(({ name, agreements }) =>
    agreements.map((id) => ({ value: id, label: say("sign-in.link-opens", { partner: name, agreements: id }) })),
  );
  const skills = [...new Set(all.flatMap(({ serves }) => serves))].sort();
  return (
    <>
      <Ticks
        legend={say("sign-in.feed-agreements")}
        options={options}
        chosen={narrowing.agreements}
        onChosen={(agreements) => {
          onNarrowed({ ...narrowing, agreements });
        }}
      />
      <Ticks
        legend={say("sign-in.feed-skills")}
        options={skills.map((id) => ({ value: id, label: id }))}
        chosen={narrowing.skills}
        onChosen={(chosen) => {
          onNarrowed({ ...narrowing, skills: chosen });
        }}
      />
    </>
  );
}
