/** Why something is as it is: a line of words. */
export function ReasonField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (reason: string) => void;
  /** What is read out instead of the label where that alone would not say of what; what is wrong with it. */
  readonly named?: string;
  readonly foundId?: string | undefined;
  readonly isRequired?: boolean;
}) {
  const { label, value, onChange, named, foundId, isRequired = false } = props;
  return (
    <label className="reason">
      <span>{label}</span>
      <input
        type="text"
        maxLength={2000}
        value={value}
        required={isRequired}
        aria-label={named}
        aria-invalid={foundId === undefined ? undefined : true}
        aria-describedby={foundId}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value);
        }}
      />
    </label>
  );
}
