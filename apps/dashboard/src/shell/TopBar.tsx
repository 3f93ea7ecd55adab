import { ActionIcon, NativeSelect, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import type { Shop } from "@springtide/contracts";
import { ALL_QUEUES } from "../plan-index/plan-index.ts";
import { AccountLink } from "../sign-in/AccountLink.tsx";
import { MoonIcon, SunIcon, TideIcon } from "./icons.tsx";

interface Choice {
  readonly id: string;
  readonly name: string;
}

/** Which shop and which queue; light or dark. */
export function TopBar(props: {
  readonly shops: readonly Choice[];
  readonly shop: string | null;
  readonly queues: Shop["queues"] | null;
  readonly queue: string;
  readonly onShop: (shop: string) => void;
  readonly onQueue: (queue: string) => void;
}) {
  const { shops, shop, queues, queue, onShop, onQueue } = props;
  return (
    <header className="topbar">
      <div className="topbar-row">
        <span className="wordmark">
          <TideIcon />
          <span>Springtide</span>
        </span>
        {shops.length === 0 ? null : (
          <NativeSelect
            aria-label="Shop"
            value={shop ?? ""}
            onChange={({ currentTarget }) => {
              onShop(currentTarget.value);
            }}
            data={shops.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        {queues === null || queues.length < 2 ? null : (
          <NativeSelect
            aria-label="Queue"
            value={queue}
            onChange={({ currentTarget }) => {
              onQueue(currentTarget.value);
            }}
            data={[
              { value: ALL_QUEUES, label: "All queues" },
              ...queues.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <AccountLink />
        <SchemeButton />
      </div>
    </header>
  );
}

function SchemeButton() {
  const { setColorScheme } = useMantineColorScheme();
  const now = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const other = now === "light" ? "dark" : "light";
  return (
    <ActionIcon
      className="scheme"
      variant="default"
      size="lg"
      aria-label={`Switch to ${other} colours`}
      onClick={() => {
        setColorScheme(other);
      }}
    >
      {now === "light" ? <MoonIcon /> : <SunIcon />}
    </ActionIcon>
  );
}
