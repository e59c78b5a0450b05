import { memo } from "react";
import type { DeskReview } from "../../contract/replies.ts";
import { archive, openReview, trash } from "../store/actions.ts";
import { errorText } from "../texts/errors.ts";
import { t } from "../texts/en.ts";
import { exactTime, languageName, shortDate } from "../texts/format.ts";
import { LightMenuButton } from "../ui/menu.tsx";
import { ProgressBar } from "../ui/progress.tsx";

function State({ review }: { readonly review: DeskReview }) {
  const { confirmed, segments, openFlags, exportedAt } = review;
  if (exportedAt !== undefined && exportedAt >= review.changedAt) return <span>{t.desk.exported}</span>;
  if (segments > 0 && confirmed === segments) return <span>{t.desk.confirmed}</span>;
  if (openFlags === undefined) return <span className="soft">{t.desk.notChecked}</span>;
  return <span className={openFlags > 0 && confirmed > 0 ? "waiting" : ""}>{t.desk.openFlags(openFlags)}</span>;
}

function aboutOf({ fileName, sourceLang, segments }: DeskReview): string {
  const lang = sourceLang === undefined ? [] : [languageName(sourceLang)];
  return [fileName ?? t.desk.pasted, ...lang, t.desk.sentences(segments)].join(" · ");
}

/** One review on the desk: the whole card opens it. */
export const Card = memo(function Card({ review }: { readonly review: DeskReview }) {
  const { id, title, confirmed, segments, changedAt, archived, trouble } = review;
  const pick = (what: string): void => void (what === "trash" ? trash(review) : archive(review, !archived));
  return (
    <li className="card-row">
      <span className="card-title">
        <h2>
          <button type="button" className="card-open" dir="auto" onClick={() => void openReview(id, title)}>
            {title}
          </button>
        </h2>
        <small>{aboutOf(review)}</small>
      </span>
      <ProgressBar done={confirmed} all={segments} label={t.desk.progress(confirmed, segments)} />
      <State review={review} />
      <small title={exactTime(changedAt)}>{shortDate(changedAt, Date.now())}</small>
      <span className="card-menu">
        <LightMenuButton
          label={t.desk.more(title)}
          items={[
            { id: "archive", text: archived ? t.desk.unarchive : t.desk.archive },
            { id: "trash", text: t.desk.trash },
          ]}
          onPick={pick}
        >
          ⋯
        </LightMenuButton>
      </span>
      {trouble !== undefined && <span className="trouble">▲ {errorText(trouble)}</span>}
    </li>
  );
});
