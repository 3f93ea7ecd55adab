import { useDraftActs } from "./grid-acts.ts";

/** The cell while somebody types in it. */
export function CellEditor({ draft, label }: { readonly draft: string; readonly label: string }) {
  const { onType, onTake, onLeave } = useDraftActs();
  return (
    <input
      className="ig-editor"
      type="text"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      value={draft}
      ref={focusAtEnd}
      onChange={({ currentTarget }) => {
        onType(currentTarget.value);
      }}
      onKeyDown={(event) => {
        const { key, shiftKey, ctrlKey } = event;
        event.stopPropagation();
        if (key === "Enter") onTake(shiftKey ? -1 : 1, 0, ctrlKey);
        else if (key === "Tab") {
          event.preventDefault();
          onTake(0, shiftKey ? -1 : 1);
        } else if (key === "Escape") onLeave();
      }}
      onBlur={() => {
        onTake(0, 0);
      }}
    />
  );
}

function focusAtEnd(input: HTMLInputElement | null): void {
  if (input === null || document.activeElement === input) return;
  input.focus({ preventScroll: true });
  input.setSelectionRange(input.value.length, input.value.length);
}
