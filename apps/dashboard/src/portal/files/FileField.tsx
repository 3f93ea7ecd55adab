import { useId, useState } from "react";

/** A field that takes one file, chosen or dropped on it. */
export function FileField(props: {
  readonly label: string;
  readonly note: string;
  readonly isBusy: boolean;
  readonly onFile: (file: File) => void;
}) {
  const { label, note, isBusy, onFile } = props;
  const id = useId();
  const [isOver, setOver] = useState(false);
  return (
    <div
      className={isOver ? "drop over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file !== undefined) onFile(file);
      }}
    >
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept=".csv,.xlsx,text/csv"
        disabled={isBusy}
        aria-describedby={`${id}-note`}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file !== undefined) onFile(file);
          // The same file, mended, can be chosen again.
          currentTarget.value = "";
        }}
      />
      <p id={`${id}-note`} className="note">
        {note}
      </p>
    </div>
  );
}
