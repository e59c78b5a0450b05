import { withKeys } from "../keys/keys.ts";
import { openDialog } from "../store/app.ts";
import { askForFile, openSample } from "../store/actions.ts";
import { t } from "../texts/en.ts";
import { Button } from "../ui/button.tsx";

/** The empty desk: what Galley is for, in one screen, and three ways to begin. */
export function FirstRun({ over }: { readonly over: boolean }) {
  const { first } = t.desk;
  return (
    <div className="first">
      <h1>{first.title}</h1>
      <p className="lead">{first.lead}</p>
      <div className="first-acts">
        <Button look="primary" onPress={() => void openSample()}>
          {first.sample}
        </Button>
        <Button onPress={() => void askForFile()}>{first.open}</Button>
        <Button onPress={() => openDialog("paste")}>{first.paste}</Button>
      </div>
      <button type="button" className="drop" data-over={over} onClick={() => void askForFile()}>
        <strong>{over ? t.desk.dropNow : t.desk.dropStrong}</strong> · {t.desk.dropFormats}
        <br />
        {t.desk.dropNote}
      </button>
      <ol>
        {first.steps.map(([name, text]) => (
          <li key={name}>
            <strong>{name}</strong>
            {withKeys(text)}
          </li>
        ))}
      </ol>
    </div>
  );
}
