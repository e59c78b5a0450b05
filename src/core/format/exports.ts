import { ok, type Result } from "../result.ts";
import { cleanBlocks } from "./clean-text.ts";
import { bilingualDocx } from "./docx-bilingual.ts";
import { trackedDocx } from "./docx-tracked.ts";
import { htmlReport } from "./export-html-report.ts";
import type { Exported, ExportFormat, ExportInput } from "./export-input.ts";
import { reviewJson } from "./export-json.ts";
import { mqmTable, reviewTable } from "./export-table.ts";
import { tmx } from "./export-tmx.ts";
import { xliff12 } from "./export-xliff12.ts";
import { xliff21 } from "./export-xliff21.ts";
import { safeStem } from "./file-name.ts";
import { extensionOf } from "./sniff.ts";
import { utf8 } from "./text-codec.ts";
import type { WriteError } from "./write-error.ts";
import { writeClean } from "./write.ts";

/** A review as a file of the wanted format, with a suggested name. Pure: the same input gives the same bytes. */
export function exportReview(input: ExportInput, to: ExportFormat): Result<Exported, WriteError> {
  switch (to) {
    case "clean":
      return exportClean(input);
    case "docx-tracked":
      return then(trackedDocx(input), (bytes) => named(input, "-changes.docx", MIME["docx"] ?? "", bytes));
    case "docx-bilingual":
      return named(input, "-bilingual.docx", MIME["docx"] ?? "", bilingualDocx(input.state));
    case "html-report":
      return named(input, "-changes.html", "text/html", utf8(htmlReport(input)));
    case "json":
      return named(input, "-review.json", "application/json", utf8(reviewJson(input)));
    case "xliff21":
      return named(input, "-2.1.xlf", "application/xliff+xml", utf8(xliff21(input)));
    case "xliff12":
      return named(input, "-1.2.xlf", "application/x-xliff+xml", utf8(xliff12(input)));
    case "tmx":
      return named(input, ".tmx", "application/xml", utf8(tmx(input)));
    case "csv":
      return named(input, "-review.csv", "text/csv", utf8(reviewTable(input, ",")));
    case "tsv":
      return named(input, "-review.tsv", "text/tab-separated-values", utf8(reviewTable(input, "\t")));
    case "mqm-tsv":
      return named(input, "-mqm.tsv", "text/tab-separated-values", utf8(mqmTable(input)));
  }
}

const MIME: Readonly<Record<string, string>> = {
  txt: "text/plain",
  md: "text/markdown",
  html: "text/html",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  rtf: "application/rtf",
  odt: "application/vnd.oasis.opendocument.text",
  xliff: "application/xliff+xml",
  tmx: "application/xml",
  csv: "text/csv",
  tsv: "text/tab-separated-values",
  paste: "text/plain",
};

function exportClean(input: ExportInput): Result<Exported, WriteError> {
  const { article } = input.state;
  const target = input.encoding === undefined ? article : { ...article, writeAs: input.encoding };
  const bytes = writeClean(input.original, target, cleanBlocks(input.state));
  if (!bytes.ok) return bytes;
  const extension = extensionOf(article.fileName ?? "") || DEFAULT_EXTENSIONS[article.format] || "txt";
  return named(input, `-edited.${extension}`, MIME[article.format] ?? "application/octet-stream", bytes.value);
}

const DEFAULT_EXTENSIONS: Readonly<Record<string, string>> = {
  md: "md",
  html: "html",
  docx: "docx",
  rtf: "rtf",
  odt: "odt",
  xliff: "xlf",
  tmx: "tmx",
  csv: "csv",
  tsv: "tsv",
};

function then<T, U, E>(result: Result<T, E>, use: (value: T) => Result<U, E>): Result<U, E> {
  return result.ok ? use(result.value) : result;
}

function named(input: ExportInput, ending: string, mime: string, bytes: Uint8Array): Result<Exported, never> {
  const { article, title } = input.state;
  return ok({ bytes, fileName: `${safeStem(article.fileName ?? title)}${ending}`, mime });
}
