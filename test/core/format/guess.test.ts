import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { decode } from "../../../src/core/format/decode.ts";
import { encode } from "../../../src/core/format/encode.ts";
import { must } from "./review-of.ts";

/** A paragraph as a news site would write it, in the encodings that its language was written in before UTF-8. */
const TEXTS: readonly (readonly [language: string, encodings: readonly string[], text: string])[] = [
  [
    "Arabic",
    ["windows-1256", "iso-8859-6"],
    "قالت رئيسة البلدية إن الجسر الجديد سيفتح أمام السيارات في بداية الشهر القادم، بعد تأخير دام سنتين بسبب نقص المال.",
  ],
  [
    "Persian",
    ["windows-1256"],
    "شهردار گفت که پل تازه پس از دو سال تأخير، در آغاز ماه آينده به روي خودروها باز خواهد شد و هزينه آن بيشتر شده است.",
  ],
  [
    "Hebrew",
    ["windows-1255", "iso-8859-8"],
    "ראשת העיר אמרה כי הגשר החדש ייפתח לתנועה בתחילת החודש הבא, לאחר עיכוב של שנתיים שנגרם בגלל מחסור בכסף.",
  ],
  [
    "Russian",
    ["windows-1251", "koi8-r", "ibm866", "iso-8859-5"],
    "Мэр города сообщила, что новый мост откроют для движения в начале следующего месяца, после двух лет задержки.",
  ],
  [
    "Ukrainian",
    ["windows-1251", "koi8-u"],
    "Міський голова повідомила, що новий міст відкриють для руху на початку наступного місяця, після двох років затримки.",
  ],
  [
    "Greek",
    ["windows-1253", "iso-8859-7"],
    "Η δήμαρχος είπε ότι η νέα γέφυρα θα ανοίξει για τα αυτοκίνητα στις αρχές του επόμενου μήνα, ύστερα από δύο χρόνια.",
  ],
  [
    "Turkish",
    ["windows-1254"],
    "Belediye başkanı, iki yıllık gecikmenin ardından yeni köprünün gelecek ayın başında araçlara açılacağını söyledi; şehir çok bekledi.",
  ],
  [
    "Polish",
    ["windows-1250", "iso-8859-2"],
    "Burmistrzyni powiedziała, że nowy most zostanie otwarty dla samochodów na początku przyszłego miesiąca, po dwóch latach opóźnienia.",
  ],
  [
    "Czech",
    ["windows-1250", "iso-8859-2"],
    "Starostka řekla, že nový most bude otevřen pro automobily začátkem příštího měsíce, po dvouletém zpoždění způsobeném nedostatkem peněz.",
  ],
  [
    "French",
    ["windows-1252"],
    "La maire a déclaré que le nouveau pont serait ouvert aux voitures au début du mois prochain, après deux années de retard dû à l’hiver.",
  ],
  [
    "German",
    ["windows-1252"],
    "Die Bürgermeisterin sagte, die neue Brücke werde zu Beginn des nächsten Monats für Autos geöffnet – zwei Jahre später als geplant.",
  ],
  [
    "English",
    ["windows-1252"],
    "The mayor said the bridge would open next month—two years late—and added: “We’ve waited long enough, and it’s cost £3m more.”",
  ],
  [
    "Japanese",
    ["shift_jis", "euc-jp"],
    "市長は、新しい橋が来月の初めに車の通行のために開かれると述べた。工事は資金不足のため二年遅れていた。",
  ],
  [
    "Chinese",
    ["gbk", "gb18030"],
    "市长说，新桥将在下个月初向汽车开放。由于缺少资金，工程比原计划晚了两年，许多居民已经等了很久。",
  ],
  [
    "Chinese, traditional",
    ["big5"],
    "市長說，新橋將在下個月初向汽車開放。由於缺少資金，工程比原計劃晚了兩年，許多居民已經等了很久。",
  ],
  [
    "Korean",
    ["euc-kr"],
    "시장은 새 다리가 다음 달 초에 자동차에 개방될 것이라고 말했다. 공사는 자금 부족으로 이 년 늦어졌다.",
  ],
  ["Thai", ["windows-874"], "นายกเทศมนตรีกล่าวว่าสะพานใหม่จะเปิดให้รถยนต์ใช้ในต้นเดือนหน้า หลังจากล่าช้าไปสองปีเพราะขาดเงิน"],
];

/** Right is what gives back the text: encodings that agree on every character of it are as good as each other. */
function isRight(text: string, encoding: string): boolean {
  const file = encode(text, encoding, false);
  return file.ok && must(decode(file.value)).text === text;
}

test("at least nine in ten legacy files are read right by detection alone", () => {
  const cases = TEXTS.flatMap(([language, encodings, text]) =>
    encodings.map((encoding) => ({ name: `${language} in ${encoding}`, text, encoding })),
  );
  for (const { text, encoding, name } of cases) expect(encode(text, encoding, false).ok, name).toBe(true);
  const wrong = cases.filter(({ text, encoding }) => !isRight(text, encoding)).map(({ name }) => name);
  expect(cases.length).toBeGreaterThanOrEqual(25);
  expect(1 - wrong.length / cases.length, wrong.join(", ")).toBeGreaterThanOrEqual(0.9);
});

const ARTICLES = join(import.meta.dirname, "../../../../shared/data/articles");
const hasArticles = existsSync(ARTICLES);
if (!hasArticles) console.warn("skipped: whole articles with their sources are not beside the checkout");

describe.runIf(hasArticles)("whole articles", () => {
  const ENCODINGS: Readonly<Record<string, readonly string[]>> = {
    "he-en": ["windows-1255"],
    "ru-en": ["windows-1251", "koi8-r"],
    "ja-en": ["shift_jis", "euc-jp"],
    "fr-en": ["windows-1252"],
  };

  test("at least nine in ten are read right", () => {
    const cases = readdirSync(ARTICLES).flatMap((folder) => {
      const pair = Object.keys(ENCODINGS).find((name) => folder.includes(name));
      const path = join(ARTICLES, folder, "source.txt");
      if (pair === undefined || !existsSync(path)) return [];
      const text = readFileSync(path, "utf8");
      return (ENCODINGS[pair] ?? []).flatMap((encoding) => {
        // Typographic characters that the encoding lacks were never in such a file.
        const held = [...text].filter((char) => encode(char, encoding, false).ok).join("");
        return [{ text: held, encoding }];
      });
    });
    const right = cases.filter(({ text, encoding }) => isRight(text, encoding)).length;
    expect(cases.length).toBeGreaterThan(10);
    expect(right / cases.length).toBeGreaterThanOrEqual(0.9);
  });
});
