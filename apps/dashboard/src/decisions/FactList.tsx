import type { WorthFact } from "./worth.ts";

/** A few figures side by side, each with its name and what it means. */
export function FactList({ facts, label }: { readonly facts: readonly WorthFact[]; readonly label: string }) {
  return (
    <dl className="worth-facts" aria-label={label}>
      {facts.map(({ name, figure, words }) => (
        <div key={name} className="worth-fact">
          <dt>{name}</dt>
          <dd>
            <span className="figure">{figure}</span>
            <span className="fact-words">{words}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
