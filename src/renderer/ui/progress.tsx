/** The bar alone, beside words that say the same. */
export function ProgressLine({ done, all }: { readonly done: number; readonly all: number }) {
  return (
    <span className="bar" aria-hidden="true">
      <i style={{ inlineSize: `${all === 0 ? 0 : (done / all) * 100}%` }} />
    </span>
  );
}

interface Props {
  readonly done: number;
  readonly all: number;
  readonly label: string;
}

export function ProgressBar({ done, all, label }: Props) {
  const share = all === 0 ? 0 : done / all;
  return (
    <span
      className="bar"
      role="progressbar"
      aria-valuemin={0}
      aria-valuemax={all}
      aria-valuenow={done}
      aria-valuetext={label}
      aria-label={label}
    >
      <i style={{ inlineSize: `${share * 100}%` }} />
    </span>
  );
}
