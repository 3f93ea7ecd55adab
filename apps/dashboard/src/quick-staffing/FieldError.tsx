import type { Finding } from "@springtide/refusal";

/** What is wrong with a field, in the words of the command line and the API. */
export function FieldError({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <span lang="en">
      {findings.map(({ rule, remedy }, i) => (
        <span key={i} className="entry-line">
          {rule}. {remedy}
        </span>
      ))}
    </span>
  );
}
