import { Button, NativeSelect } from "@mantine/core";
import type { Shop } from "@springtide/contracts";
import { ALL_QUEUES } from "../plan-index/plan-index.ts";
import { useSay } from "../languages/ReaderProvider.tsx";
import { askForPalette } from "../palette/asked.ts";
import { AccountLink } from "../sign-in/AccountLink.tsx";
import { SearchIcon, TideIcon } from "./icons.tsx";
import { LanguageChoice } from "./LanguageChoice.tsx";
import { SchemeButton } from "./SchemeButton.tsx";

interface Choice {
  readonly id: string;
  readonly name: string;
}

/** Which shop and which queue; what one looks for; language; light or dark. */
export function TopBar(props: {
  readonly shops: readonly Choice[];
  readonly shop: string | null;
  readonly queues: Shop["queues"] | null;
  readonly queue: string;
  readonly onShop: (shop: string) => void;
  readonly onQueue: (queue: string) => void;
}) {
  const { shops, shop, queues, queue, onShop, onQueue } = props;
  const say = useSay();
  return (
    <header className="topbar">
      <div className="topbar-row">
        <span className="wordmark">
          <TideIcon />
          <span>Springtide</span>
        </span>
        {shops.length === 0 ? null : (
          <NativeSelect
            aria-label={say("shell.shop")}
            value={shop ?? ""}
            onChange={({ currentTarget }) => {
              onShop(currentTarget.value);
            }}
            data={shops.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        {queues === null || queues.length < 2 ? null : (
          <NativeSelect
            aria-label={say("shell.queue")}
            value={queue}
            onChange={({ currentTarget }) => {
              onQueue(currentTarget.value);
            }}
            data={[
              { value: ALL_QUEUES, label: say("shell.all-queues") },
              ...queues.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <Button
          className="palette-button"
          variant="default"
          leftSection={<SearchIcon />}
          onClick={askForPalette}
          aria-keyshortcuts="Control+K Meta+K"
        >
          {say("shell.palette")}
        </Button>
        <LanguageChoice />
        <AccountLink />
        <SchemeButton />
      </div>
    </header>
  );
}
