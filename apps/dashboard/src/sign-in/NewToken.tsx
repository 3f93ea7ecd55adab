import { Button, NativeSelect, Switch, TextInput } from "@mantine/core";
import type { Role } from "@springtide/contracts";
import { useState } from "react";
import { memberApi } from "../api/member-api.ts";
import { useSay } from "../languages/ReaderProvider.tsx";
import { FeedNarrowing, NOT_NARROWED } from "./FeedNarrowing.tsx";
import { Problem } from "./Problem.tsx";
import { rolesOfToken, tokenAsked } from "./token-asked.ts";
import { useDoing } from "./useDoing.ts";

const DAYS = "90";

/** The form of a token; tells what is to be copied: the token of a program, the address of a calendar. */
export function NewToken(props: { readonly roles: readonly Role[]; readonly onMade: (shown: string) => void }) {
  const say = useSay();
  const possible = rolesOfToken(props.roles);
  const [name, setName] = useState("");
  const [kind, setKind] = useState<"api" | "feed">("api");
  const [readsOnly, setReadsOnly] = useState(true);
  const [narrowing, narrow] = useState(NOT_NARROWED);
  const [days, setDays] = useState(DAYS);
  const [role, setRole] = useState<Role>(possible[0] ?? "viewer");
  const { isUnderWay, problem, run } = useDoing();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        run(async () => {
          const body = tokenAsked({ name, kind, role, readsOnly, narrowing, days: Number(days) });
          const { token } = await memberApi.makeAccessToken({ body });
          props.onMade(kind === "feed" ? `${window.location.origin}/api/feeds/${token}.ics` : token);
          setName("");
        });
      }}
    >
      <TextInput
        label={say("sign-in.token-for")}
        placeholder={say("sign-in.token-example")}
        required
        value={name}
        onChange={({ currentTarget }) => {
          setName(currentTarget.value);
        }}
      />
      <NativeSelect
        label={say("sign-in.token-kind")}
        value={kind}
        data={[
          { value: "api", label: say("sign-in.token-api") },
          { value: "feed", label: say("sign-in.token-feed") },
        ]}
        onChange={({ currentTarget }) => {
          setKind(currentTarget.value === "feed" ? "feed" : "api");
        }}
      />
      <NativeSelect
        label={say("sign-in.role")}
        value={role}
        data={possible.map((one) => ({ value: one, label: say(`sign-in.role.${one}`) }))}
        onChange={({ currentTarget }) => {
          setRole(possible.find((one) => one === currentTarget.value) ?? "viewer");
        }}
      />
      {kind === "feed" ? (
        <FeedNarrowing narrowing={narrowing} onNarrowed={narrow} />
      ) : (
        <Switch
          label={say("sign-in.may-only-read")}
          checked={readsOnly}
          onChange={({ currentTarget }) => {
            setReadsOnly(currentTarget.checked);
          }}
        />
      )}
      <TextInput
        label={say("sign-in.token-days")}
        type="number"
        min={1}
        max={366}
        required
        value={days}
        onChange={({ currentTarget }) => {
          setDays(currentTarget.value);
        }}
      />
      <Problem error={problem} />
      <Button type="submit" variant="default" loading={isUnderWay}>
        {say("sign-in.make-token")}
      </Button>
    </form>
  );
}
