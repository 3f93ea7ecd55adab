import { Button } from "@mantine/core";
import type { PartnerLinkList } from "@springtide/contracts";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import { momentIn } from "./moment.ts";

type PartnerLink = PartnerLinkList["links"][number];

/** A link for a partner in a list: what it opens, when it was last used, and the way to end it. */
export function LinkRow(props: {
  readonly link: PartnerLink;
  /** When the list was told. */
  readonly nowMs: number;
  readonly isUnderWay: boolean;
  readonly onRevoke: () => void;
}) {
  const { say } = useSpeaking();
  const { link, nowMs, isUnderWay, onRevoke } = props;
  return (
    <li>
      <Shown link={link} nowMs={nowMs} />
      <Button
        variant="default"
        size="xs"
        disabled={isUnderWay}
        aria-label={say("sign-in.revoke-link", { name: link.label })}
        onClick={onRevoke}
      >
        {say("sign-in.revoke")}
      </Button>
    </li>
  );
}

function Shown({ link, nowMs }: { readonly link: PartnerLink; readonly nowMs: number }) {
  const { say, locale } = useSpeaking();
  const { label, partner, agreements, rights, usedAt, expiresAt } = link;
  const until = momentIn(locale, expiresAt);
  return (
    <span>
      <strong>{label}</strong>{" "}
      {agreements === null
        ? say("sign-in.link-opens-all", { partner })
        : say("sign-in.link-opens", { partner, agreements: new Intl.ListFormat(locale).format(agreements) })}
      {". "}
      {say(`sign-in.link-${rights}`)}
      <span className="note">
        {Date.parse(expiresAt) <= nowMs
          ? say("sign-in.link-ended", { moment: until })
          : usedAt === null
            ? say("sign-in.token-unused", { until })
            : say("sign-in.token-used", { moment: momentIn(locale, usedAt), until })}
      </span>
    </span>
  );
}
