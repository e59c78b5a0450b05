interface Props {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly replacement: string;
}

const AROUND = 60;

/** A place in its sentence with what goes and what comes. */
export function Replacement({ text, from, to, replacement }: Props) {
  const start = Math.max(0, from - AROUND);
  const end = Math.min(text.length, to + AROUND);
  return (
    <>
      {start > 0 && "…"}
      {text.slice(start, from)}
      <del>{text.slice(from, to)}</del>
      {replacement !== "" && <ins>{replacement}</ins>}
      {text.slice(to, end)}
      {end < text.length && "…"}
    </>
  );
}
