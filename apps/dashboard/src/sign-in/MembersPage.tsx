import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { HandedLink, MemberList } from "@springtide/contracts";
import { useState } from "react";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import { Sheet } from "../shell/Section.tsx";
import { HandedOver } from "./HandedOver.tsx";
import { Invite } from "./Invite.tsx";
import { choiceOf, membershipOf, ROLE_CHOICES } from "./membership-choices.ts";
import { momentIn } from "./moment.ts";
import { memberApi } from "../api/member-api.ts";
import { PartnerLinks } from "./PartnerLinks.tsx";
import { PeopleFrame } from "./PeopleFrame.tsx";
import { Problem } from "./Problem.tsx";
import { membersQuestion } from "./member-questions.ts";
import type { Doing } from "./useDoing.ts";
import { useDoing } from "./useDoing.ts";

/** Who may come in, for owners: members, invitations, roles. */
export default function MembersPage() {
  const { say, locale } = useSpeaking();
  const { data, error, refetch } = useQuery(membersQuestion);
  const [handed, setHanded] = useState<HandedLink | null>(null);
  const doing = useDoing();
  const change = (work: () => Promise<unknown>): void => {
    doing.run(async () => {
      await work();
      await refetch();
    });
  };
  return (
    <PeopleFrame title={say("sign-in.members")} isOwner>
      <Problem error={error} />
      {handed === null ? null : <HandedOver handed={handed} />}
      <Sheet title={say("sign-in.members")} note={say("sign-in.members-note")}>
        <ul className="people-list">
          {(data?.members ?? []).map((member) => (
            <Member key={member.person} member={member} doing={doing} change={change} onLink={setHanded} />
          ))}
        </ul>
        <Problem error={doing.problem} />
      </Sheet>
      <Sheet title={say("sign-in.invite")} note={say("sign-in.invite-note")}>
        {data === undefined || data.invitations.length === 0 ? null : (
          <ul className="people-list">
            {data.invitations.map(({ id, name, email, expiresAt }) => (
              <li key={id}>
                <span>
                  <strong>{name}</strong> {email}
                  <span className="note">{say("sign-in.invited-until", { moment: momentIn(locale, expiresAt) })}</span>
                </span>
                <Button
                  variant="default"
                  size="xs"
                  disabled={doing.isUnderWay}
                  aria-label={say("sign-in.revoke-invitation", { name })}
                  onClick={() => {
                    change(() => memberApi.revokeInvitation({ params: { invitation: String(id) } }));
                  }}
                >
                  {say("sign-in.revoke")}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <Invite
          onMade={(made) => {
            setHanded(made);
            void refetch();
          }}
        />
      </Sheet>
      <PartnerLinks />
    </PeopleFrame>
  );
}

function Member(props: {
  readonly member: MemberList["members"][number];
  readonly doing: Doing;
  readonly change: (work: () => Promise<unknown>) => void;
  readonly onLink: (handed: HandedLink) => void;
}) {
  const { say, locale } = useSpeaking();
  const { member, doing, change, onLink } = props;
  const { person, name, email, roles, partner, since } = member;
  const called = name ?? say("sign-in.person", { number: String(person) });
  const parameters = { person: String(person) };
  // Only an invitation names the partner: whoever is bound to one stays so.
  const choices = ROLE_CHOICES.filter(({ value }) => (value === "partner") === (partner !== null));
  return (
    <li>
      <span>
        <strong>{called}</strong> {email ?? ""}
        <span className="note">
          {partner === null
            ? say("sign-in.since", { moment: momentIn(locale, since) })
            : say("sign-in.since-of", { moment: momentIn(locale, since), partner })}
        </span>
      </span>
      <span className="people-actions">
        <NativeSelect
          aria-label={say("sign-in.role-of", { name: called })}
          size="xs"
          value={choiceOf(roles)}
          data={choices.map(({ value, text }) => ({ value, label: say(text) }))}
          onChange={({ currentTarget }) => {
            const membership = membershipOf(currentTarget.value, partner ?? "", "");
            change(() => memberApi.changeMember({ params: parameters, body: membership }));
          }}
        />
        {email === null ? null : (
          <Button
            variant="default"
            size="xs"
            disabled={doing.isUnderWay}
            aria-label={say("sign-in.password-link-of", { name: called })}
            onClick={() => {
              change(async () => {
                onLink(await memberApi.makePasswordLink({ params: parameters }));
              });
            }}
          >
            {say("sign-in.password-link")}
          </Button>
        )}
        <Button
          variant="default"
          size="xs"
          disabled={doing.isUnderWay}
          aria-label={say("sign-in.remove-named", { name: called })}
          onClick={() => {
            if (window.confirm(say("sign-in.remove-sure", { name: called })))
              change(() => memberApi.removeMember({ params: parameters }));
          }}
        >
          {say("sign-in.remove")}
        </Button>
      </span>
    </li>
  );
}
