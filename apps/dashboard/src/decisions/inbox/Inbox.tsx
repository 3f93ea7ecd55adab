import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useOwn } from "../../address/useAddress.ts";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import type { InboxGroup, InboxItem } from "./inbox-items.ts";
import { inboxGroups, isToDecide, SHOWN } from "./inbox-items.ts";

const SHOWN_AT_FIRST = 8;

/** Every deadline by how soon it is; one opens beside the list. What is listed is chosen, and kept in the address. */
export function Inbox(props: {
  readonly items: readonly InboxItem[];
  readonly seenFrom: string;
  readonly chosen: string | null;
  readonly onItem: (item: InboxItem) => void;
  readonly words: Words;
}) {
  const { items, seenFrom, chosen, onItem, words } = props;
  const [asked, show] = useOwn("show");
  const [kind, setKind] = useOwn("kind");
  const shown = SHOWN.find((one) => one === asked) ?? "open";
  const groups = inboxGroups(items, { show: shown, kind });
  const count = items.filter(isToDecide).length;
  return (
    <Sheet
      title={words.say("decisions.inbox.title")}
      note={words.say("decisions.inbox.note", { count, from: seenFrom })}
    >
      <div className="inbox-filters">
        <NativeSelect
          size="xs"
          aria-label={words.say("decisions.inbox.show")}
          value={shown}
          onChange={({ currentTarget }) => {
            show(currentTarget.value === "open" ? null : currentTarget.value);
          }}
          data={SHOWN.map((one) => ({ value: one, label: words.say(`decisions.inbox.show-${one}`) }))}
        />
        <NativeSelect
          size="xs"
          aria-label={words.say("decisions.inbox.kind")}
          value={kind ?? ""}
          onChange={({ currentTarget }) => {
            setKind(currentTarget.value === "" ? null : currentTarget.value);
          }}
          data={[{ value: "", label: words.say("decisions.inbox.all-kinds") }, ...kindsOf(items)]}
        />
      </div>
      {groups.length === 0 ? <p className="empty">{words.say(`decisions.inbox.none-${shown}`)}</p> : null}
      {groups.map((group) => (
        <Group key={group.urgency} group={group} chosen={chosen} onItem={onItem} words={words} />
      ))}
    </Sheet>
  );
}

function kindsOf(items: readonly InboxItem[]): readonly { readonly value: string; readonly label: string }[] {
  return [...new Map(items.map(({ deadline, kind }) => [deadline.kind, kind]))].map(([value, label]) => ({
    value,
    label,
  }));
}

function Group(props: {
  readonly group: InboxGroup;
  readonly chosen: string | null;
  readonly onItem: (item: InboxItem) => void;
  readonly words: Words;
}) {
  const { group, chosen, onItem, words } = props;
  const { urgency, items } = group;
  const [all, setAll] = useState(false);
  const title = words.say(`decisions.inbox.${urgency}`, { count: items.length });
  const list = (
    <ol className="entries">
      {(all || urgency === "overdue" ? items : items.slice(0, SHOWN_AT_FIRST)).map((item) => (
        <li key={item.key}>
          <Entry item={item} isChosen={item.key === chosen} onItem={onItem} words={words} />
        </li>
      ))}
    </ol>
  );
  if (urgency === "overdue")
    return (
      <details className="more past-deadlines" open={items.some(({ key }) => key === chosen)}>
        <summary>{title}</summary>
        {list}
      </details>
    );
  return (
    <section className="deadline-week" aria-label={title}>
      <h4>{title}</h4>
      {list}
      {items.length <= SHOWN_AT_FIRST ? null : (
        <Button
          variant="default"
          size="compact-sm"
          aria-expanded={all}
          onClick={() => {
            setAll(!all);
          }}
        >
          {all
            ? words.say("decisions.inbox.fewer")
            : words.say("decisions.inbox.more", { count: words.count(items.length) })}
        </Button>
      )}
    </section>
  );
}

function Entry(props: {
  readonly item: InboxItem;
  readonly isChosen: boolean;
  readonly onItem: (item: InboxItem) => void;
  readonly words: Words;
}) {
  const { item, isChosen, onItem, words } = props;
  const { kind, by, what, cost, chance, isPast, standing } = item;
  return (
    <button
      type="button"
      className={`entry${isChosen ? " chosen" : ""}`}
      aria-pressed={isChosen}
      onClick={() => {
        onItem(item);
      }}
    >
      <span className="entry-line deadline-head">
        <strong>{kind}</strong> <span>{words.say("decisions.inbox.by", { by: by.theirs })}</span>
        {by.inShop === null ? null : <span className="note">{by.inShop}</span>}
        {isPast ? <span className="tag">{words.say("decisions.inbox.past")}</span> : null}
        {standing === "open" ? null : (
          <span className={`tag standing-${standing}`}>{words.say(`decisions.standing-is.${standing}`)}</span>
        )}
      </span>
      <span className="entry-line" lang={what.language}>
        {what.text}
      </span>
      {cost === null ? null : <span className="note entry-line">{cost}.</span>}
      {chance === null ? null : <span className="note entry-line">{chance}.</span>}
    </button>
  );
}
