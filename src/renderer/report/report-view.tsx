import { useEffect, useState } from "react";
import type { Metrics } from "../../contract/replies.ts";
import type { GalleyError } from "../../contract/errors.ts";
import type { MqmType } from "../../core/review/mqm.ts";
import { exportTo, savePdf } from "../commands/export.ts";
import { withKeys } from "../keys/keys.ts";
import { FILTER_FAMILIES } from "../session/filter.ts";
import type { Session } from "../session/session.ts";
import { app } from "../store/app.ts";
import { useStore } from "../store/store.ts";
import { errorText } from "../texts/errors.ts";
import { t } from "../texts/en.ts";
import { twoDigits, wholeNumber } from "../texts/format.ts";
import { Button } from "../ui/button.tsx";
import { useOpenFlags } from "../review/use-open-flags.ts";
import { Fixes } from "./fixes.tsx";
import "./report.css";
import "../changes/page.css";

function FigureCard({ value, note }: { readonly value: string; readonly note: string }) {
  return (
    <div className="figure-card">
      <strong>{value}</strong>
      <span>{note}</span>
    </div>
  );
}

const FEW_WORDS = 500;

function Figures({ metrics }: { readonly metrics: Metrics }) {
  const { hter, mqm, words, readingEase, grade, minutes } = metrics;
  const few = words.raw < FEW_WORDS ? `. ${t.report.mqmFew}` : "";
  return (
    <div className="figures">
      <FigureCard value={twoDigits(hter.score)} note={t.report.hter(hter.edits, hter.refWords)} />
      <FigureCard value={wholeNumber(-mqm.per1000)} note={t.report.mqm(mqm.points, words.raw) + few} />
      <FigureCard
        value={`${wholeNumber(readingEase.raw)} → ${wholeNumber(readingEase.pe)}`}
        note={`${t.report.ease} · ${t.report.grade(wholeNumber(grade.raw), wholeNumber(grade.pe))}`}
      />
      <FigureCard value={t.report.minutes(Math.round(minutes))} note={t.report.minutesNote} />
    </div>
  );
}

interface BarLine {
  readonly name: string;
  readonly count: number;
}

function Bars({ lines, label }: { readonly lines: readonly BarLine[]; readonly label: string }) {
  const most = Math.max(1, ...lines.map(({ count }) => count));
  return (
    <table className="bars" aria-label={label}>
      <tbody>
        {lines.map(({ name, count }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td aria-hidden="true">
              <i style={{ inlineSize: `${(count / most) * 100}%` }} />
            </td>
            <td>{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function typeName(type: string, hasSource: boolean): string {
  const name = t.mqm[type as MqmType] ?? type;
  return type.startsWith("accuracy/") && !hasSource ? `${name} (${t.review.suspected.split(":")[0]})` : name;
}

function Wrong({ session, metrics }: { readonly session: Session; readonly metrics: Metrics }) {
  const { families } = useOpenFlags(session);
  const hasSource = useStore(session.store, (now) => now.review.segments.some(({ source }) => source !== undefined));
  const marks = metrics.mqm.byType
    .map(({ type, count }) => ({ name: typeName(type, hasSource), count }))
    .sort((a, b) => b.count - a.count);
  const flags = FILTER_FAMILIES.map((family) => ({ name: t.family[family], count: families.get(family) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  return (
    <section className="report-box">
      <h3>{t.report.wrong}</h3>
      {marks.length === 0 ? (
        <p className="soft">{withKeys(t.report.wrongNone)}</p>
      ) : (
        <Bars lines={marks} label={t.report.wrongMarks} />
      )}
      {flags.length > 0 && (
        <>
          <h4>{t.report.wrongFlags}</h4>
          <Bars lines={flags} label={t.report.wrongFlags} />
        </>
      )}
    </section>
  );
}

function useReport(session: Session): {
  readonly metrics: Metrics | undefined;
  readonly error: GalleyError | undefined;
} {
  const settled = useStore(session.store, (now) => (now.unsent === 0 ? now.edits : -1));
  const metrics = useStore(session.store, (now) => now.metrics);
  const [error, setError] = useState<GalleyError>();
  useEffect(() => {
    if (settled < 0) return;
    void session.call("review.metrics", { review: session.id }).then((reply) => {
      if (reply.ok) session.patch({ metrics: reply.value });
      setError(reply.ok ? undefined : reply.error);
    });
  }, [session, settled]);
  return { metrics, error };
}

/** The scores with their formulas, what was wrong, what was fixed most. */
export function ReportView({ session }: { readonly session: Session }) {
  const { metrics, error } = useReport(session);
  const title = useStore(session.store, (now) => now.review.title);
  const dialogs = useStore(app, (now) => now.info?.dialogs === true);
  return (
    <main className="report" tabIndex={0} aria-label={t.report.label}>
      <div className="report-page">
        <div className="report-top">
          <h2 dir="auto">{title}</h2>
          <Button small onPress={() => void exportTo(session, "html-report")}>
            {t.report.save}
          </Button>
          {dialogs && (
            <Button small onPress={() => void savePdf(session)}>
              {t.report.pdf}
            </Button>
          )}
          <Button small onPress={() => window.print()}>
            {dialogs ? t.report.printOnly : t.report.print}
          </Button>
        </div>
        {error !== undefined && <p role="alert">{`${t.report.failed} ${errorText(error)}`}</p>}
        {metrics === undefined && error === undefined && <p className="soft">{t.report.loading}</p>}
        {metrics !== undefined && (
          <>
            <Figures metrics={metrics} />
            <div className="report-two">
              <Wrong session={session} metrics={metrics} />
              <Fixes fixes={metrics.fixes} />
              <section className="report-box">
                <h3>{t.report.sentences}</h3>
                <p className="soft">
                  {t.report.touched(metrics.segments.touched, metrics.segments.all, metrics.segments.confirmed)}
                </p>
              </section>
              <section className="report-box">
                <h3>{t.report.edits}</h3>
                <p className="soft">
                  {t.report.editsLine(metrics.hter.ins, metrics.hter.del, metrics.hter.sub, metrics.hter.shifts)}
                </p>
              </section>
            </div>
          </>
        )}
      </div>
    </main>
  );
}
