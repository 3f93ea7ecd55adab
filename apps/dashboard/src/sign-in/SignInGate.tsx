import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useSay } from "../languages/ReaderProvider.tsx";
import { Fetched } from "../states/Fetched.tsx";
import { hearSignIn, useSignedOut } from "./session-state.ts";
import { SignInForm } from "./SignInForm.tsx";
import { SignInFrame } from "./SignInFrame.tsx";
import { lazyWithTexts } from "../languages/lazy-with-texts.ts";

/** Fetched by those who open them: the season opens without. */
const AccountPage = lazyWithTexts(() => import("./AccountPage.tsx"));
const LinkPage = lazyWithTexts(() => import("./LinkPage.tsx"));
const MembersPage = lazyWithTexts(() => import("./MembersPage.tsx"));

/** Shows the page to those who are signed in; to others the way in, at the same address, so that they go on where they were. */
export function SignInGate({ children }: { readonly children: ReactNode }) {
  const say = useSay();
  const client = useQueryClient();
  const isSignedOut = useSignedOut();
  const { pathname } = window.location;
  const enter = (): void => {
    client.clear();
    hearSignIn();
  };
  const [, link] = /^\/sign-in\/([\w-]+)$/.exec(pathname) ?? [];
  if (link !== undefined)
    return (
      <Fetched>
        <LinkPage token={link} />
      </Fetched>
    );
  if (isSignedOut)
    return (
      <SignInFrame title={say("sign-in.sign-in")} note={say("sign-in.signed-out")}>
        <SignInForm onDone={enter} />
      </SignInFrame>
    );
  if (pathname === "/account" || pathname === "/members")
    return <Fetched>{pathname === "/account" ? <AccountPage /> : <MembersPage />}</Fetched>;
  return children;
}
