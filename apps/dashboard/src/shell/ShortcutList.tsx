import { Kbd, Modal, Table } from "@mantine/core";
import { useSay } from "../languages/ReaderProvider.tsx";
import { pageKeys } from "./page-keys.ts";
import "@mantine/core/styles/Kbd.css";
import "@mantine/core/styles/Overlay.css";
import "@mantine/core/styles/ModalBase.css";
import "@mantine/core/styles/Modal.css";
import "@mantine/core/styles/CloseButton.css";

/** Every key of the page and what it does. */
export default function ShortcutList({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const rows: readonly (readonly [string, string])[] = [
    ["mod+K", say("shell.palette")],
    ["mod+/", say("shell.shortcuts")],
    ...pageKeys().map(({ keys, view }) => [keys, say(`pages.${view ?? "season"}`)] as const),
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      title={say("shell.shortcuts")}
      closeButtonProps={{ "aria-label": say("shell.close") }}
    >
      <Table>
        <Table.Tbody>
          {rows.map(([keys, does]) => (
            <Table.Tr key={keys}>
              <Table.Th scope="row">{does}</Table.Th>
              <Table.Td>
                <Kbd>{keysInWords(keys)}</Kbd>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <p className="caption">{say("shell.shortcuts-of-parts")}</p>
    </Modal>
  );
}

/** "mod+K" as "Ctrl + K", or "⌘ K" on an Apple keyboard. */
function keysInWords(keys: string): string {
  const isApple = /mac|iphone|ipad/i.test(navigator.userAgent);
  const named = keys.replace("mod", isApple ? "⌘" : "Ctrl").replace("alt", isApple ? "⌥" : "Alt");
  return isApple ? named.replaceAll("+", " ") : named.replaceAll("+", " + ");
}
