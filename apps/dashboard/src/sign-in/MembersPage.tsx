import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { HandedLink, MemberList } from "@springtide/contracts";
import { useState } from "react";
import { Sheet } from "../shell/Section.tsx";
import { HandedOver } from "./HandedOver.tsx";
import { Invite } from "./Invite.tsx";
import { choiceOf, membershipOf, ROLE_CHOICES } from "./membership-choices.ts";
import { momentInWords } from "./moment.ts";
import { memberApi } from "../api/member-api.ts";
import { PeopleFrame } from "./PeopleFrame.tsx";
import { Problem } from "./Problem.tsx";
import { membersQuestion } from "./member-questions.ts";
import type { Doing } from "./useDoing.ts";
import { problemInWords, useDoing } from "./useDoing.ts";

/** Who may come in, for owners: members, invitations, roles. */
export default function MembersPage() {
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
    <PeopleFrame title="Members" isOwner>
      {error === null ? null : <Problem text={problemInWords(error)} />}
      {handed === null ? null : <HandedOver handed={handed} />}
      <Sheet title="Members" note="What is changed here holds at once.">
        <ul className="people-list">
          {(data?.members ?? []).map((member) => (
            <Member key={member.person} member={member} doing={doing} change={change} onLink={setHanded} />
          ))}
        </ul>
        <Problem text={doing.problem} />
      </Sheet>
      <Sheet
        title="Invite somebody"
        note="The link is good once, for seven days. It is mailed where mail is set up; else send it on yourself."
      >
        {data === undefined || data.invitations.length === 0 ? null : (
          <ul className="people-list">
            {data.invitations.map(({ id, name, email, expiresAt }) => (
              <li key={id}>
                <span>
                  <strong>{name}</strong> {email}
                  <span className="note">invited, until {momentInWords(expiresAt)}</span>
                </span>
                <Button
                  variant="default"
                  size="xs"
                  disabled={doing.isUnderWay}
                  aria-label={`Revoke the invitation of ${name}`}
                  onClick={() => {
                    change(() => memberApi.revokeInvitation({ params: { invitation: String(id) } }));
                  }}
                >
                  Revoke
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
    </PeopleFrame>
  );
}

function Member(props: {
  readonly member: MemberList["members"][number];
  readonly doing: Doing;
  readonly change: (work: () => Promise<unknown>) => void;
  readonly onLink: (handed: HandedLink) => void;
}) {
  const { member, doing, change, onLink } = props;
  const { person, name, email, roles, partner, since } = member;
  const called = name ?? `Person ${String(person)}`;
  const parameters = { person: String(person) };
  // Only an invitation names the partner: whoever is bound to one stays so.
  const choices = ROLE_CHOICES.filter(({ value }) => (value === "partner") === (partner !== null));
  return (
    <li>
      <span>
        <strong>{called}</strong> {email ?? ""}
        <span className="note">
          since {momentInWords(since)}
          {partner === null ? "" : `, of ${partner}`}
        </span>
      </span>
      <span className="people-actions">
        <NativeSelect
          aria-label={`Role of ${called}`}
          size="xs"
          value={choiceOf(roles)}
          data={choices.map(({ value, label }) => ({ value, label }))}
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
            aria-label={`Make a link for a new password of ${called}`}
            onClick={() => {
              change(async () => {
                onLink(await memberApi.makePasswordLink({ params: parameters }));
              });
            }}
          >
            Password link
          </Button>
        )}
        <Button
          variant="default"
          size="xs"
          disabled={doing.isUnderWay}
          aria-label={`Remove ${called}`}
          onClick={() => {
            if (window.confirm(`Remove ${called}? Their sessions and tokens end at once.`))
              change(() => memberApi.removeMember({ params: parameters }));
          }}
        >
          Remove
        </Button>
      </span>
    </li>
  );
}
