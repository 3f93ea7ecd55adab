import { useQuery } from "@tanstack/react-query";
import { useSay } from "../languages/ReaderProvider.tsx";
import { meQuestion } from "./questions.ts";

/** The way to one's own page, under one's name; nothing while it is not known who is here. */
export function AccountLink() {
  const say = useSay();
  const { data } = useQuery(meQuestion);
  return data === undefined ? null : (
    <a className="account-link" href="/account" title={data.name}>
      {say("shell.account")}
    </a>
  );
}
