import type { ArticlePreview } from "../../contract/replies.ts";
import type { RequestOf } from "../../contract/requests.ts";
import { t } from "../texts/en.ts";
import { Tick } from "./settings-field.tsx";

export type Columns = NonNullable<RequestOf<"article.open">["columns"]>;
type Table = NonNullable<ArticlePreview["table"]>;

/** What the editor chose; numbers are places in the row, 0-based. */
export interface ColumnChoice {
  readonly target: number;
  readonly source: number | undefined;
  /** The first row says what the columns are, so it is no text. */
  readonly isHead: boolean;
}

const LONGEST_NAME = 40;

/** Names are short, and no two columns have the same. */
function isLikelyHead(names: readonly string[]): boolean {
  return new Set(names).size === names.length && names.every((name) => name !== "" && name.length <= LONGEST_NAME);
}

const ENGLISH = /^en(?:g|glish|[-_]\w+)?$/iu;

/** A file that names no translation may name its English. */
export function firstChoice({ columns, target, source }: Table): ColumnChoice {
  const isHead = isLikelyHead(columns);
  const english = columns.findIndex((name) => ENGLISH.test(name));
  const isGuess = isHead && target === 0 && source === undefined && english > 0;
  return { target: isGuess ? english : target, source, isHead };
}

/** The choice as the reader takes it: a column asked for by its name has its name in the first row. */
export function columnsOf({ columns }: Table, { target, source, isHead }: ColumnChoice): Columns {
  const named = (at: number): string | number => {
    const name = columns[at];
    return isHead && name !== undefined && name !== "" && columns.indexOf(name) === at ? name : at;
  };
  return { target: named(target), ...(source === undefined ? {} : { source: named(source) }) };
}

interface Props {
  readonly table: Table;
  readonly choice: ColumnChoice;
  readonly onChange: (next: ColumnChoice) => void;
}

/** Which columns of a table hold the translation and, if there is one, the source. */
export function ColumnPicker({ table, choice, onChange }: Props) {
  const options = table.columns.map((name, index) => (
    <option key={index} value={index}>
      {choice.isHead && name !== "" ? name : t.desk.encoding.column(index + 1, name)}
    </option>
  ));
  return (
    <>
      <div className="fields two">
        <div className="field">
          <label htmlFor="column-target">{t.desk.encoding.target}</label>
          <select
            id="column-target"
            className="input"
            value={String(choice.target)}
            onChange={(event) => onChange({ ...choice, target: Number(event.target.value) })}
          >
            {options}
          </select>
        </div>
        <div className="field">
          <label htmlFor="column-source">{t.desk.encoding.source}</label>
          <select
            id="column-source"
            className="input"
            value={String(choice.source ?? "")}
            onChange={({ target: { value } }) =>
              onChange({ ...choice, source: value === "" ? undefined : Number(value) })
            }
          >
            <option value="">{t.desk.encoding.none}</option>
            {options}
          </select>
        </div>
      </div>
      <Tick label={t.desk.encoding.head} isOn={choice.isHead} onChange={(isHead) => onChange({ ...choice, isHead })} />
    </>
  );
}
