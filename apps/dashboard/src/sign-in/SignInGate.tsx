import { usePrefetchQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useEffect } from "react";
import { shopsQuestion } from "../api/questions.ts";
import { useSay } from "../languages/ReaderProvider.tsx";
import { Fetched } from "../states/Fetched.tsx";
import { PageOutline } from "../states/States.tsx";
import { homeOf } from "./home-of.ts";
import { meQuestion } from "./questions.ts";
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
  return (
    <ForMembers>
      {pathname === "/account" || pathname === "/members" ? (
        <Fetched>{pathname === "/account" ? <AccountPage /> : <MembersPage />}</Fetched>
      ) : (
        children
      )}
    </ForMembers>
  );
}

/** A partner's people have a page of their own, and see nothing of this one, not even for a moment. */
function ForMembers({ children }: { readonly children: ReactNode }) {
  const me = useQuery(meQuestion);
  // Asked for meanwhile: who is a member needs them next.
  usePrefetchQuery(shopsQuestion);
  const home = me.data === undefined ? null : homeOf(me.data);
  useEffect(() => {
    if (home !== null && home !== "/") window.location.replace(home);
  }, [home]);
  return me.isPending || (home !== null && home !== "/") ? <PageOutline /> : children;
}
