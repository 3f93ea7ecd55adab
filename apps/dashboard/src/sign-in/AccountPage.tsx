import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Me } from "@springtide/contracts";
import { Sheet } from "../shell/Section.tsx";
import { ChangePassword } from "./ChangePassword.tsx";
import { api } from "../api/api.ts";
import { PeopleFrame } from "./PeopleFrame.tsx";
import { Problem } from "./Problem.tsx";
import { meQuestion } from "./questions.ts";
import { Sessions } from "./Sessions.tsx";
import { Tokens } from "./Tokens.tsx";
import { problemInWords, useDoing } from "./useDoing.ts";

/** Oneself: password, sessions, tokens, and the way out. */
export default function AccountPage() {
  const me = useQuery(meQuestion);
  if (me.data === undefined)
    return (
      <PeopleFrame title="Your account" isOwner={false}>
        {me.error === null ? <p role="status">Loading</p> : <Problem text={problemInWords(me.error)} />}
      </PeopleFrame>
    );
  return (
    <PeopleFrame title="Your account" isOwner={me.data.roles.includes("owner")}>
      <Who me={me.data} />
      <ChangePassword hasPassword={me.data.hasPassword} email={me.data.email} />
      <Sessions />
      <Tokens roles={me.data.roles} />
    </PeopleFrame>
  );
}

function Who({ me }: { readonly me: Me }) {
  const { isUnderWay, problem, run } = useDoing();
  return (
    <Sheet title={me.name} note={me.email ?? "no e-mail address"}>
      <p>
        {me.organisation.name}: {me.roles.join(", ")}
        {me.partner === null ? "" : ` of ${me.partner}`}
      </p>
      {me.organisations.length < 2 ? null : (
        <NativeSelect
          label="Organisation"
          value={String(me.organisation.id)}
          data={me.organisations.map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={({ currentTarget }) => {
            const organisation = Number(currentTarget.value);
            run(async () => {
              await api.changeOrganisation({ body: { organisation } });
              window.location.reload();
            });
          }}
        />
      )}
      <Problem text={problem} />
      <Button
        variant="default"
        loading={isUnderWay}
        onClick={() => {
          run(async () => {
            await api.signOut();
            window.location.replace("/");
          });
        }}
      >
        Sign out
      </Button>
    </Sheet>
  );
}
