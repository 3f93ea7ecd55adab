import { Button } from "@mantine/core";
import { useSay } from "../languages/ReaderProvider.tsx";

/** Puts what was moved back to how it is planned. */
export function ResetButton({ onReset }: { readonly onReset: () => void }) {
  const say = useSay();
  return (
    <Button variant="default" size="compact-sm" onClick={onReset}>
      {say("what-if.reset")}
    </Button>
  );
}
