import type { Finding } from "@springtide/refusal";

/** A key such as "yearly.month" as a pointer. */
function pointerOf(key: string): string {
  return `/${key.replaceAll(".", "/")}`;
}

/** What was found at a field or anywhere in it, in the words of the API; false where nothing was. */
export function foundIn(findings: readonly Finding[], key: string) {
  const at = pointerOf(key);
  return said(findings.filter(({ place: { field = "" } }) => field === at || field.startsWith(`${at}/`)));
}

/** What was found at a field itself. */
export function foundAt(findings: readonly Finding[], key: string) {
  return said(findings.filter(({ place }) => place.field === pointerOf(key)));
}

/** What was found at no field of the form. */
export function FoundElsewhere(props: { readonly findings: readonly Finding[]; readonly shown: readonly string[] }) {
  const { findings, shown } = props;
  const isShown = ({ place: { field = "" } }: Finding): boolean =>
    shown.map(pointerOf).some((at) => field === at || field.startsWith(`${at}/`));
  const rest = said(findings.filter((finding) => !isShown(finding)));
  return rest === false ? null : (
    <p role="alert" className="problem">
      {rest}
    </p>
  );
}

function said(findings: readonly Finding[]) {
  const [first] = findings;
  return first === undefined ? (
    false
  ) : (
    <span lang="en">{`Found ${first.found}, but ${first.rule}. ${first.remedy}`}</span>
  );
}
