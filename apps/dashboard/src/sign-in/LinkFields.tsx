import { NativeSelect, TextInput } from "@mantine/core";
import type { PartnerLinkList } from "@springtide/contracts";
import { foundAt } from "../data/found-at.tsx";
import { useSay } from "../languages/ReaderProvider.tsx";

/** Whom a partner's link is for, what it lets them do, and for how many days, as it is typed. */
export interface LinkDraft {
  readonly label: string;
  readonly rights: PartnerLinkList["links"][number]["rights"];
  readonly days: string;
}

export const FIRST_LINK: LinkDraft = { label: "", rights: "look", days: "14" };

interface FieldsProps {
  readonly draft: LinkDraft;
  readonly change: (next: Partial<LinkDraft>) => void;
  /** What the server found. */
  readonly error: Error | null;
}

/** For which team, by whose name it stands in the audit trail. */
export function LinkLabel({ draft, change, error }: FieldsProps) {
  const say = useSay();
  return (
    <TextInput
      label={say("sign-in.link-for")}
      description={say("sign-in.link-for-note")}
      required
      maxLength={80}
      placeholder={say("sign-in.link-example")}
      value={draft.label}
      error={foundAt(error, "/label")}
      onChange={({ currentTarget }) => {
        change({ label: currentTarget.value });
      }}
    />
  );
}

/** What may be done by it, and until when. */
export function LinkLimits({ draft, change, error }: FieldsProps) {
  const say = useSay();
  return (
    <>
      <NativeSelect
        label={say("sign-in.link-rights")}
        value={draft.rights}
        data={[
          { value: "look", label: say("sign-in.link-look") },
          { value: "answer", label: say("sign-in.link-answer") },
        ]}
        onChange={({ currentTarget }) => {
          change({ rights: currentTarget.value === "answer" ? "answer" : "look" });
        }}
      />
      <TextInput
        label={say("sign-in.link-days")}
        type="number"
        min={1}
        max={90}
        required
        value={draft.days}
        error={foundAt(error, "/days")}
        onChange={({ currentTarget }) => {
          change({ days: currentTarget.value });
        }}
      />
    </>
  );
}
