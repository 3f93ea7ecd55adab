import { Button, Modal, Textarea } from "@mantine/core";
import type { Plan, Publication } from "@springtide/contracts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { usePlanVersion } from "../api/usePlanVersion.ts";
import { momentIn } from "../sign-in/moment.ts";
import { Problem } from "../sign-in/Problem.tsx";
import { meQuestion } from "../sign-in/questions.ts";
import { useDoing } from "../sign-in/useDoing.ts";
import type { Words } from "../words/words.ts";
import { differencesInWords } from "./difference-words.ts";
import { publishApi } from "./publish-api.ts";
import "@mantine/core/styles/CloseButton.css";
import "@mantine/core/styles/Modal.css";
import "@mantine/core/styles/ModalBase.css";
import "@mantine/core/styles/Overlay.css";
import "@mantine/core/styles/Paper.css";
import "./publishing.css";

const LINES_SHOWN = 8;

interface Props {
  readonly plan: Plan;
  readonly words: Words;
  readonly onClose: () => void;
}

/** Publishing a plan with a reason: what differs from the one published before, and who published which. */
export default function PublishDialog({ plan, words, onClose }: Props) {
  const { say } = words;
  const shop = plan.shop.id;
  const version = usePlanVersion(shop);
  const published = useQuery({
    queryKey: ["publications", shop],
    queryFn: ({ signal }) => publishApi.listPublications({ params: { shop }, signal }),
  });
  const list = (published.data?.publications ?? []).toSorted((a, b) => b.version - a.version);
  const isPublished = list.some((one) => one.version === version);
  return (
    <Modal
      opened
      onClose={onClose}
      title={say("publishing.title", { version: String(version ?? "") })}
      closeButtonProps={{ "aria-label": say("publishing.close") }}
    >
      <div className="publishing">
        <Problem error={published.error} />
        {version === null || list[0] === undefined || list[0].version === version ? null : (
          <Differences plan={plan} from={list[0].version} to={version} words={words} />
        )}
        {isPublished ? <p>{say("publishing.is-published")}</p> : null}
        {version === null || published.data === undefined || isPublished ? null : (
          <PublishForm shop={shop} version={version} words={words} />
        )}
        <h3>{say("publishing.before")}</h3>
        {list.length === 0 ? (
          <p className="empty">{say("publishing.none")}</p>
        ) : (
          <Published list={list} words={words} />
        )}
      </div>
    </Modal>
  );
}

function PublishForm({ shop, version, words }: { shop: string; version: number; words: Words }) {
  const { say } = words;
  const client = useQueryClient();
  const [why, setWhy] = useState("");
  const [waitsFor, setWaitsFor] = useState<number | null>(null);
  const { isUnderWay, problem, run } = useDoing();
  if (waitsFor !== null) return <p role="status">{say("publishing.waits", { number: String(waitsFor) })}</p>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        run(async () => {
          const { approval } = await publishApi.publishPlan({
            params: { shop, version: String(version) },
            body: { why },
          });
          setWaitsFor(approval);
          await client.invalidateQueries({ queryKey: ["publications", shop] });
        });
      }}
    >
      <Textarea
        label={say("publishing.why")}
        description={say("publishing.why-note")}
        required
        maxLength={2000}
        value={why}
        onChange={({ currentTarget }) => {
          setWhy(currentTarget.value);
        }}
      />
      <Problem error={problem} />
      <Button type="submit" color="cyan.9" loading={isUnderWay}>
        {say("publishing.publish-version", { version: String(version) })}
      </Button>
    </form>
  );
}

function Differences(props: {
  readonly plan: Plan;
  readonly from: number;
  readonly to: number;
  readonly words: Words;
}) {
  const { plan, from, to, words } = props;
  const shop = plan.shop.id;
  const { data, error } = useQuery({
    queryKey: ["plan-differences", shop, from, to],
    queryFn: ({ signal }) =>
      publishApi.comparePublications({ params: { shop }, query: { from: String(from), to: String(to) }, signal }),
    retry: false,
  });
  if (data === undefined) return <Problem error={error} />;
  const lines = differencesInWords(plan, data.differences, words);
  return (
    <div>
      <p>{words.say("publishing.differences", { count: lines.length, version: String(from) })}</p>
      <ul>
        {lines.slice(0, LINES_SHOWN).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {lines.length <= LINES_SHOWN ? null : (
        <p className="note">{words.say("publishing.more", { count: lines.length - LINES_SHOWN })}</p>
      )}
    </div>
  );
}

function Published({ list, words }: { readonly list: readonly Publication[]; readonly words: Words }) {
  const me = useQuery(meQuestion).data?.person ?? null;
  return (
    <ol className="published">
      {list.map(({ version, at, person, why }) => (
        <li key={version}>
          {words.say("publishing.published", {
            version: String(version),
            moment: momentIn(words.locale, at),
            who: person === null ? "server" : person === me ? "you" : String(person),
          })}
          <span className="note entry-line">“{why}”</span>
        </li>
      ))}
    </ol>
  );
}
