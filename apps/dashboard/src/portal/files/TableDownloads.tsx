import { usePortalWords } from "../shell/PortalSpoken.tsx";

/** What a page shows, as a workbook or a table. @param address of the file, without its format */
export function TableDownloads({ address }: { readonly address: string }) {
  const { say } = usePortalWords();
  return (
    <ul className="downloads">
      {(["xlsx", "csv"] as const).map((format) => (
        <li key={format}>
          <a className="button" href={`${address}?format=${format}`} download>
            {say(`portal.format.${format}`)}
          </a>
        </li>
      ))}
    </ul>
  );
}
