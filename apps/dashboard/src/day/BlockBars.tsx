import { useSay } from "../languages/ReaderProvider.tsx";
import { SCALE_WIDTH } from "./day-chart.ts";
import type { BlockBar, DayPicture } from "./day-picture.ts";

/** The partner's blocks as bars on the time axis of the chart above; overlapping blocks lie in rows of their own. */
export function BlockBars({ picture }: { readonly picture: DayPicture }) {
  const say = useSay();
  const { blocks, rows } = picture;
  if (blocks.length === 0) return null;
  return (
    <ul className="blocks" style={{ marginLeft: SCALE_WIDTH }} aria-label={say("day.blocks")}>
      {inRows(blocks).map((row, i) => (
        <li key={i} className="block-row">
          {row.map((block) => (
            <span
              key={`${String(block.fromRow)} ${block.agreement}`}
              className="block"
              title={say("day.block-of", { partner: block.agreement, block: block.words })}
              style={{
                left: `${String((100 * block.fromRow) / rows.length)}%`,
                width: `${String((100 * (block.toRow - block.fromRow)) / rows.length)}%`,
              }}
            >
              <span className="block-words">{block.words}</span>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** Each block in the first row that is free when it starts. */
function inRows(blocks: readonly BlockBar[]): readonly (readonly BlockBar[])[] {
  const rows: BlockBar[][] = [];
  for (const block of [...blocks].sort((a, b) => a.fromRow - b.fromRow || b.toRow - a.toRow)) {
    const free = rows.find((row) => (row.at(-1)?.toRow ?? 0) <= block.fromRow);
    if (free === undefined) rows.push([block]);
    else free.push(block);
  }
  return rows;
}
