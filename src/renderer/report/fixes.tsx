import type { Metrics } from "../../contract/replies.ts";
import { app } from "../store/app.ts";
import { saveSettings } from "../store/actions.ts";
import { useStore } from "../store/store.ts";
import { t } from "../texts/en.ts";
import { Button } from "../ui/button.tsx";

type Fix = Metrics["fixes"][number];

async function addRule({ before, after }: Fix): Promise<void> {
  const { settings } = app.get();
  if (settings === undefined) return;
  const houseRules = [...settings.checks.houseRules, { phrase: before, preferred: after }];
  await saveSettings({ ...settings, checks: { ...settings.checks, houseRules } });
}

/** A word that only became the first of its sentence is no rule for the next article. */
const isRule = ({ before, after }: Fix): boolean =>
  before !== "" && after !== "" && before.slice(0, 1).toUpperCase() + before.slice(1) !== after;

const SHOWN = 10;

/** The corrections made most often; one press makes a house rule of them. */
export function Fixes({ fixes }: { readonly fixes: readonly Fix[] }) {
  const rules = useStore(app, (now) => now.settings?.checks.houseRules);
  const has = ({ before }: Fix): boolean => rules?.some(({ phrase }) => phrase === before) === true;
  return (
    <section className="report-box">
      <h3>{t.report.fixes}</h3>
      {fixes.length === 0 && <p className="soft">{t.report.fixesNone}</p>}
      <table className="fixes">
        <tbody>
          {fixes.slice(0, SHOWN).map((fix) => (
            <tr key={`${fix.before}→${fix.after}`}>
              <td>
                {fix.before !== "" && <del>{fix.before}</del>}{" "}
                {fix.after === "" ? (
                  t.report.startOf
                ) : (
                  <>
                    → <ins>{fix.after}</ins>
                  </>
                )}
              </td>
              <td>
                {t.report.times(fix.count)} {has(fix) && t.report.houseRuleHas}
                {!has(fix) && isRule(fix) && (
                  <Button
                    small
                    look="plain"
                    aria-label={t.report.houseRuleFor(fix.before, fix.after)}
                    onPress={() => void addRule(fix)}
                  >
                    {t.report.houseRule}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
