/** What was wrong, read out when it appears. */
export function Problem({ text }: { readonly text: string | null }) {
  return (
    <p role="alert" className="problem" hidden={text === null}>
      {text}
    </p>
  );
}
