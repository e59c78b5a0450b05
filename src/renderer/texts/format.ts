const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const two = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const share = new Intl.NumberFormat(undefined, { style: "percent" });
const time = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: "long" });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const dayAndYear = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" });
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const languages = new Intl.DisplayNames("en", { type: "language" });

const DAY_MS = 86_400_000;

export const wholeNumber = (value: number): string => whole.format(Math.round(value) + 0).replace("-", "−");
/** A share in [0, 1]; never "100 %" before all is done. */
export const percent = (part: number): string => share.format(Math.floor(part * 100) / 100);
export const twoDigits = (value: number): string => two.format(value);
export const clockTime = (at: number): string => time.format(at);
export const exactTime = (at: number): string => exact.format(at);

const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** As short as it can be told apart: today the time, this week the day, else the date. */
export function shortDate(at: number, now: number): string {
  const days = Math.round((midnight(now) - midnight(at)) / DAY_MS);
  if (days <= 0) return time.format(at);
  if (days === 1) return relative.format(-1, "day");
  if (days < 7) return weekday.format(at);
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? day.format(at) : dayAndYear.format(at);
}

/** `ar` is "Arabic"; a tag nobody knows is shown as it is. */
export function languageName(tag: string): string {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
