import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { queueName } from "../plan-index/plan-index.ts";
import { fromTo } from "../timeline/stretch-bars.ts";
import type { Words } from "../words/words.ts";
import { plural } from "../words/words.ts";
import type { Asked } from "./asked.ts";
import { askedKey } from "./asked.ts";

/** Why a shift is there, or why a stretch stays open. Takes the focus when it opens; whoever shows it closes it on Escape. */
export function RosterWhy(props: {
  readonly index: PlanIndex;
  readonly asked: Asked;
  readonly onClose: () => void;
  readonly words: Words;
}) {
  const { index, asked, onClose, words } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const key = askedKey(asked);
  useEffect(() => {
    heading.current?.focus();
  }, [key]);
  return (
    <section className="why" aria-labelledby="roster-why-title">
      <div className="sheet-head">
        <h4 id="roster-why-title" ref={heading} tabIndex={-1}>
          {asked.kind === "open"
            ? `Why is this open? ${queueName(index, asked.open.queue)}, ${fromTo(index, asked.open)}`
            : ""}
        </h4>
        <Button variant="default" size="compact-sm" onClick={onClose}>
          Close
        </Button>
      </div>
      {asked.kind === "open" ? plural(asked.open.heads, words.count(asked.open.heads), "head") : null}
    </section>
  );
}
