import { useQuery } from "@tanstack/react-query";
import { meQuestion } from "./questions.ts";

/** The way to one's own page, under one's name; nothing while it is not known who is here. */
export function AccountLink() {
  const { data } = useQuery(meQuestion);
  return data === undefined ? null : (
    <a className="account-link" href="/account" title={data.name}>
      Account
    </a>
  );
}
