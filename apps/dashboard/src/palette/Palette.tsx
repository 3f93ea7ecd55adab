import { useMantineColorScheme } from "@mantine/core";
import { Spotlight, spotlight } from "@mantine/spotlight";
import { useEffect } from "react";
import type { Move } from "../address/useAddress.ts";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import { LANGUAGES } from "../languages/languages.ts";
import { PAGE_VIEWS } from "../pages/page-views.ts";
import "@mantine/core/styles/ScrollArea.css";
import "@mantine/core/styles/Overlay.css";
import "@mantine/core/styles/ModalBase.css";
import "@mantine/core/styles/Modal.css";
import "@mantine/spotlight/styles.css";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What one can go to or change, under the name of what it is. */
interface Group {
  readonly group: string;
  readonly actions: {
    readonly id: string;
    readonly label: string;
    readonly onClick: () => void;
    readonly lang?: string;
  }[];
}

export interface PaletteProps {
  readonly shops: readonly Named[];
  readonly queues: readonly Named[];
  readonly move: Move;
  /** How often it was asked for: it opens each time. */
  readonly asked: number;
}

/** Everything one can go to or change, found by typing. */
export default function Palette({ shops, queues, move, asked }: PaletteProps) {
  const { say, chooseLanguage } = useSpeaking();
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    spotlight.open();
  }, [asked]);
  const groups: readonly Group[] = [
    {
      group: say("palette.pages"),
      actions: [null, ...PAGE_VIEWS].map((view) => ({
        id: `page-${view ?? "season"}`,
        label: say(`pages.${view ?? "season"}`),
        onClick: () => {
          move({ view });
        },
      })),
    },
    {
      group: say("palette.shops"),
      actions: shops.map(({ id, name }) => ({
        id: `shop-${id}`,
        label: name,
        onClick: () => {
          move({ shop: id });
        },
      })),
    },
    {
      group: say("palette.queues"),
      actions: queues.map(({ id, name }) => ({
        id: `queue-${id}`,
        label: name,
        onClick: () => {
          move({ queue: id });
        },
      })),
    },
    {
      group: say("palette.look"),
      actions: [
        ...(["light", "dark", "auto"] as const).map((scheme) => ({
          id: `scheme-${scheme}`,
          label: say(`palette.${scheme}`),
          onClick: () => {
            setColorScheme(scheme);
          },
        })),
        ...LANGUAGES.map(({ code, name }) => ({
          id: `language-${code}`,
          label: name,
          lang: code,
          onClick: () => {
            chooseLanguage(code);
          },
        })),
      ],
    },
  ];
  return (
    <Spotlight
      actions={groups.filter(({ actions }) => actions.length > 0)}
      shortcut={null}
      nothingFound={say("palette.nothing")}
      searchProps={{ placeholder: say("palette.search"), "aria-label": say("palette.search") }}
      scrollable
      maxHeight={420}
    />
  );
}
