import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Me } from "@springtide/contracts";
import { useSay } from "../languages/ReaderProvider.tsx";
import { Sheet } from "../shell/Section.tsx";
import { ChangePassword } from "./ChangePassword.tsx";
import { api } from "../api/api.ts";
import { PeopleFrame } from "./PeopleFrame.tsx";
import { Problem } from "./Problem.tsx";
import { meQuestion } from "./questions.ts";
import { Sessions } from "./Sessions.tsx";
import { Tokens } from "./Tokens.tsx";
import { useDoing } from "./useDoing.ts";

/** Oneself: password, sessions, tokens, and the way out. */
export default function AccountPage() {
  const say = useSay();
  const me = useQuery(meQuestion);
  if (me.data === undefined)
    return (
      <PeopleFrame title={say("sign-in.your-account")} isOwner={false}>
        {me.error === null ? <p role="status">{say("sign-in.loading")}</p> : <Problem error={me.error} />}
      </PeopleFrame>
    );
  return (
    <PeopleFrame title={say("sign-in.your-account")} isOwner={me.data.roles.includes("owner")}>
      <Who me={me.data} />
      <ChangePassword hasPassword={me.data.hasPassword} email={me.data.email} />
      <Sessions />
      <Tokens roles={me.data.roles} />
    </PeopleFrame>
  );
}

function Who({ me }: { readonly me: Me }) {
  const say = useSay();
  const { isUnderWay, problem, run } = useDoing();
  const roles = me.roles.map((role) => say(`sign-in.role.${role}`)).join(", ");
  return (
    <Sheet title={me.name} note={me.email ?? say("sign-in.no-email")}>
      <p>
        {me.partner === null
          ? say("sign-in.who", { organisation: me.organisation.name, roles })
          : say("sign-in.who-partner", { organisation: me.organisation.name, roles, partner: me.partner })}
      </p>
      {me.organisations.length < 2 ? null : (
        <NativeSelect
          label={say("sign-in.organisation")}
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
      <Problem error={problem} />
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
        {say("sign-in.sign-out")}
      </Button>
    </Sheet>
  );
}
