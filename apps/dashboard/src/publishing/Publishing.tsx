import { Button } from "@mantine/core";
import type { Plan } from "@springtide/contracts";
import { useState } from "react";
import { FetchedQuietly } from "../states/Fetched.tsx";
import type { Words } from "../words/words.ts";
import { lazyWithTexts } from "../languages/lazy-with-texts.ts";

/** Fetched when it is first asked for. */
const PublishDialog = lazyWithTexts(() => import("./PublishDialog.tsx"));

/** The way to publish the stored plan, and to see who published which. */
export function Publishing({ plan, words }: { readonly plan: Plan; readonly words: Words }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        className="publish"
        size="compact-sm"
        variant="default"
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true);
        }}
      >
        {words.say("publishing.publish")}
      </Button>
      {isOpen ? (
        <FetchedQuietly>
          <PublishDialog
            plan={plan}
            words={words}
            onClose={() => {
              setOpen(false);
            }}
          />
        </FetchedQuietly>
      ) : null}
    </>
  );
}
