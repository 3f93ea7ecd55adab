import "./triggers.css";
import { Button } from "@mantine/core";
import { useOwn } from "../address/useAddress.ts";
import type { PlanPageProps } from "../pages/plan-page.ts";
import { Section } from "../shell/Section.tsx";
import { TriggerDetail } from "./TriggerDetail.tsx";
import { TriggerEditor } from "./TriggerEditor.tsx";
import { TriggerList } from "./TriggerList.tsx";

/** Every cause: when it fired, when it comes next, what it does; and what another one would do. */
export default function TriggersPage(props: PlanPageProps) {
  const { stored, index, desk, words } = props;
  const { say } = words;
  const [asked, setAsked] = useOwn("cause");
  const [edited, setEdited] = useOwn("edit");
  const { triggers } = stored.shop;
  const chosen = triggers.find(({ id }) => id === asked) ?? triggers[0] ?? null;
  const editing = edited === "new" ? "new" : edited === null ? null : (chosen?.id ?? "new");
  return (
    <Section id="triggers" question={say("triggers.question")}>
      <div className={`causes-page ${editing === null ? "" : "causes-page-editing"}`}>
        {editing === null ? (
          <TriggerList
            index={index}
            chosen={chosen?.id ?? null}
            onChoose={(id) => {
              setAsked(id);
            }}
            words={words}
          >
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                setEdited("new");
              }}
            >
              {say("triggers.new")}
            </Button>
          </TriggerList>
        ) : null}
        {editing !== null ? (
          <TriggerEditor
            key={`${stored.shop.id} ${editing}`}
            index={index}
            trigger={editing === "new" ? null : (chosen?.id ?? null)}
            onClose={(id) => {
              setEdited(null);
              if (id !== null) setAsked(id);
            }}
            words={words}
          />
        ) : chosen === null ? (
          <p className="empty">{say("triggers.none")}</p>
        ) : (
          <TriggerDetail
            key={`${stored.shop.id} ${chosen.id}`}
            index={index}
            trigger={chosen}
            desk={desk}
            onEdit={() => {
              setEdited("1");
            }}
            words={words}
          />
        )}
      </div>
    </Section>
  );
}
