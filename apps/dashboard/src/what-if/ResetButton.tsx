import { Button } from "@mantine/core";

/** Puts what was moved back to how it is planned. */
export function ResetButton({ onReset }: { readonly onReset: () => void }) {
  return (
    <Button variant="default" size="compact-sm" onClick={onReset}>
      Reset
    </Button>
  );
}
