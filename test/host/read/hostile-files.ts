import { writeZip } from "../../../src/core/format/zip.ts";
import type { ReadError } from "../../../src/core/format/document.ts";
import { joined, type Lie, lyingZip } from "./hostile-zips.ts";

/** A bad file and what must be said about it; `fine` files are only meant to take forever. */
export interface HostileFile {
  readonly kind: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly code: ReadError["code"] | "fine";
  /** Where, when the error must say it. */
  readonly at?: RegExp;
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

type Row = readonly [name: string, bytes: Uint8Array | string, code: HostileFile["code"], at?: RegExp];

function kind(name: string, rows: readonly Row[]): readonly HostileFile[] {
  return rows.map(([file, bytes, code, at]) => ({
    ...{ kind: name, name: file, bytes: typeof bytes === "string" ? text(bytes) : bytes, code },
    ...(at === undefined ? {} : { at }),
  }));
}

/** Bytes that look random and are always the same. */
function noise(length: number, seed: number): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  });
}

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TYPES = text('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>');
const GOOD_BODY = `<w:document ${WORD}><w:body><w:p><w:r><w:t>Words.</w:t></w:r></w:p></w:body></w:document>`;

function docx(document: string | Uint8Array, more: readonly { name: string; bytes: Uint8Array }[] = []): Uint8Array {
  const bytes = typeof document === "string" ? text(document) : document;
  return writeZip([{ name: "[Content_Types].xml", bytes: TYPES }, { name: "word/document.xml", bytes }, ...more]);
}

function lyingDocx(lies: readonly Lie[]): Uint8Array {
  return lyingZip([{ name: "[Content_Types].xml", bytes: TYPES }, ...lies]);
}

function odt(content: string): Uint8Array {
  return writeZip([
    { name: "mimetype", bytes: text("application/vnd.oasis.opendocument.text") },
    { name: "content.xml", bytes: text(content) },
  ]);
}

const XLIFF12 = (inside: string): string =>
  `<?xml version="1.0"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="ar" target-language="en" datatype="plaintext"><body>${inside}</body></file></xliff>`;
const XLIFF2 = (inside: string, root = 'srcLang="ar" trgLang="en"'): string =>
  `<?xml version="1.0"?>\n<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" ${root}>\n<file id="f">\n${inside}</file></xliff>`;
const UNIT2 = (inside: string): string => XLIFF2(`<unit id="u">${inside}</unit>`);
const PAIR = "<source>a</source><target>b</target>";

const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, at) => `<!ENTITY a${at} "${at === 0 ? "&a;" : `&a${at - 1};`.repeat(10)}">`).join("")}]>`;

const CUT = docx(GOOD_BODY);

/** More than a hundred bad files of more than twenty kinds; always the same. */
export function hostileFiles(): readonly HostileFile[] {
  return [
    ...kind("nothing", [
      ["empty.txt", "", "empty"],
      ["empty.docx", "", "empty"],
      ["empty.html", "", "empty"],
      ["spaces.txt", " \n\t \r\n", "no-text"],
      ["spaces.md", "\n\n\n", "no-text"],
      ["bom.txt", Uint8Array.of(0xef, 0xbb, 0xbf), "no-text"],
      ["spaces.csv", "\n\n", "no-text"],
    ]),
    ...kind("another file's bytes", [
      ["a.pdf", "%PDF-1.7\n1 0 obj", "unknown-format"],
      [
        "a.doc",
        joined([Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), noise(600, 3)]),
        "unknown-format",
      ],
      ["a.png", joined([Uint8Array.of(0x89, 0x50, 0x4e, 0x47), noise(600, 4)]), "unknown-format"],
      ["a.jpg", joined([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), noise(600, 5)]), "unknown-format"],
      ["a.gz", joined([Uint8Array.of(0x1f, 0x8b, 8, 0), noise(600, 6)]), "unknown-format"],
      ["a.txt", joined([Uint8Array.of(0x7f, 0x45, 0x4c, 0x46), noise(600, 7)]), "unknown-format"],
      ["a.exe", joined([Uint8Array.of(0x4d, 0x5a, 0x90, 0), noise(600, 8)]), "unknown-format"],
    ]),
    ...kind("noise", [
      ["noise.txt", noise(5000, 1), "binary"],
      ["noise.md", noise(5001, 2), "binary"],
      ["noise.html", noise(5000, 9), "binary"],
      ["noise.csv", noise(5000, 10), "binary"],
      ["zeros.txt", new Uint8Array(4001), "binary"],
      ["controls.txt", "a\u0001\u0002\u0003b\u0004\u0005\u0006c\u0007\u0008".repeat(50), "binary"],
    ]),
    ...kind("encodings that lie", [
      ["odd.txt", Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x62), "bad-encoding"],
      ["utf32.txt", Uint8Array.of(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0), "bad-encoding"],
      ["half.txt", Uint8Array.of(0xfe, 0xff, 0xd8, 0, 0, 0x61), "bad-encoding"],
      ["bom.xlf", joined([Uint8Array.of(0xef, 0xbb, 0xbf), text("<xliff>"), Uint8Array.of(0xff)]), "bad-encoding"],
      ["declared.xlf", joined([text('<?xml version="1.0" encoding="klingon"?><xliff/>')]), "bad-encoding"],
      ["latin.tmx", joined([text("<tmx><body>"), Uint8Array.of(0xe9, 0xe8), text("</body></tmx>")]), "bad-encoding"],
    ]),
    ...kind("broken XML", [
      ["cut.xlf", XLIFF12("<trans-unit id='1'><source>a"), "malformed", /line 2/u],
      ["crossed.xlf", XLIFF12("<trans-unit id='1'><source>a</target></trans-unit>"), "malformed", /line 2/u],
      ["entity.xlf", XLIFF12("<trans-unit id='1'><source>&nope;</source></trans-unit>"), "malformed", /line 2/u],
      ["control.xlf", XLIFF12("<trans-unit id='1'><source>\u0008</source></trans-unit>"), "malformed", /line 2/u],
      ["reference.xlf", XLIFF12("<trans-unit id='1'><source>&#0;</source></trans-unit>"), "malformed", /line 2/u],
      ["twice.xlf", XLIFF12("<trans-unit id='1' id='2'><source>a</source></trans-unit>"), "malformed", /line 2/u],
      ["roots.xlf", `${XLIFF12("")}<xliff/>`, "malformed", /line 2/u],
      ["prefix.xlf", XLIFF12("<x:y/>"), "malformed", /line 2/u],
      ["attribute.tmx", '<tmx version="1.4"><body><tu tuid=1></tu></body></tmx>', "malformed", /line 1/u],
      ["cdata.tmx", "<tmx><body><![CDATA[ never closed", "malformed", /line 1/u],
    ]),
    ...kind("document types and entities", [
      [
        "laughs.xlf",
        `<?xml version="1.0"?>${LAUGHS}<xliff version="1.2"><file><body>&a19;</body></file></xliff>`,
        "doctype",
      ],
      ["laughs.tmx", `${LAUGHS}<tmx version="1.4"><body/></tmx>`, "doctype"],
      ["external.xlf", '<!DOCTYPE xliff SYSTEM "file:///etc/passwd"><xliff version="1.2"/>', "doctype"],
      [
        "external.tmx",
        '<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tmx><body>&x;</body></tmx>',
        "doctype",
      ],
      ["remote.tmx", '<!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/evil.dtd"><tmx><body/></tmx>', "doctype"],
      ["parameter.xlf", '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/">%p;]><xliff/>', "doctype"],
      ["inside.docx", docx(`<!DOCTYPE w [<!ENTITY x "y">]>${GOOD_BODY}`), "doctype", /word\/document\.xml/u],
      ["inside.odt", odt('<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'), "doctype", /content\.xml/u],
    ]),
    ...kind("depth", [
      ["deep.xlf", XLIFF12("<group>".repeat(50_000)), "too-deep", /line/u],
      ["deep.tmx", `<tmx><body>${"<tu>".repeat(1000)}`, "too-deep"],
      ["deep.docx", docx(GOOD_BODY.replace("<w:p>", `${"<w:p>".repeat(500)}`)), "too-deep", /word\/document\.xml/u],
      ["deep.odt", odt(`<a>${"<b>".repeat(300)}`), "too-deep", /content\.xml/u],
      ["deep.html", `<html><body>${"<div>".repeat(100_000)}x`, "too-deep"],
      ["deeper.html", `${"<b><i>".repeat(20_000)}x`, "too-deep"],
      ["deep.rtf", `{\\rtf1 ${"{\\b ".repeat(5000)}`, "too-deep"],
    ]),
    ...kind("too much", [
      ["big.txt", new Uint8Array(33 * 1024 * 1024).fill(0x61), "too-large"],
      ["nodes.xlf", XLIFF12("<g/>".repeat(600_001)), "too-large", /line 2/u],
      ["cells.tsv", `text\n${"\t".repeat(1_000_001)}`, "too-large"],
      ["nodes.html", `<p>${"<br>".repeat(1_000_001)}`, "too-large"],
    ]),
    ...kind("XLIFF against its rules", [
      ["state.xlf", UNIT2(`<segment state="good">${PAIR}</segment>`), "malformed", /line 4/u],
      ["order.xlf", UNIT2('<segment><source>a</source><target order="3">b</target></segment>'), "malformed", /line 4/u],
      ["no-source.xlf", UNIT2("<segment><target>b</target></segment>"), "malformed", /line 4/u],
      ["targets.xlf", UNIT2(`<segment>${PAIR}<target>c</target></segment>`), "malformed", /line 4/u],
      ["no-id.xlf", XLIFF2(`<unit><segment>${PAIR}</segment></unit>`), "malformed", /line 4/u],
      ["ids.xlf", XLIFF2(`<unit id="u"><segment>${PAIR}</segment></unit>`.repeat(2)), "malformed", /line 3/u],
      ["no-language.xlf", XLIFF2(`<unit id="u"><segment>${PAIR}</segment></unit>`, ""), "malformed", /line 2/u],
      [
        "end-first.xlf",
        UNIT2('<segment><source><ec startRef="1"/><sc id="1"/></source></segment>'),
        "malformed",
        /line 4/u,
      ],
      ["data.xlf", UNIT2('<segment><source><ph id="1" dataRef="no"/></source></segment>'), "malformed", /line 4/u],
      ["codes.xlf", UNIT2('<segment><source><ph id="1"/><ph id="1"/></source></segment>'), "malformed", /line 4/u],
      ["no-segment.xlf", UNIT2(""), "malformed", /line 4/u],
      ["language.xlf", UNIT2('<segment><source xml:lang="fr">a</source></segment>'), "malformed", /line 4/u],
      ["nothing.xlf", XLIFF12(""), "no-text"],
      ["wrong-root.xlf", "<memory/>", "malformed"],
    ]),
    ...kind("TMX against its rules", [
      ["no-body.tmx", '<tmx version="1.4"><header/></tmx>', "malformed"],
      ["nothing.tmx", '<tmx version="1.4"><header/><body/></tmx>', "no-text"],
      ["wrong-root.tmx", "<memory/>", "malformed"],
    ]),
    ...kind("cut containers", [
      ...[4, 30, 60, 200, CUT.length - 60, CUT.length - 22, CUT.length - 1].map((length): Row => [
        `cut-${length}.docx`,
        CUT.slice(0, length),
        "malformed",
      ]),
    ]),
    ...kind("bombs", [
      ["zeros.docx", docx(new Uint8Array(60_000_000)), "compression-bomb", /word\/document\.xml/u],
      [
        "letters.docx",
        docx(GOOD_BODY, [{ name: "media/a", bytes: new Uint8Array(40_000_000).fill(97) }]),
        "compression-bomb",
      ],
      [
        "lie.docx",
        lyingDocx([{ name: "word/document.xml", bytes: new Uint8Array(20_000_000), size: 1000 }]),
        "compression-bomb",
      ],
      [
        "huge.docx",
        lyingDocx([{ name: "word/document.xml", bytes: text(GOOD_BODY), size: 2_000_000_000 }]),
        "compression-bomb",
      ],
      [
        "overlap.docx",
        lyingDocx(
          Array.from({ length: 50 }, (_, at) => ({
            ...{ name: `a${at}`, method: 0, size: 500, packedSize: 500, sharesPrevious: at > 0 },
            bytes: at === 0 ? noise(500, 2) : new Uint8Array(0),
          })),
        ),
        "compression-bomb",
      ],
      ["zeros.odt", odt(`<a>${" ".repeat(50_000_000)}</a>`), "compression-bomb"],
    ]),
    ...kind("too many entries", [
      [
        "entries.docx",
        writeZip(Array.from({ length: 3000 }, (_, at) => ({ name: `a${at}`, bytes: new Uint8Array(0) }))),
        "too-many-entries",
      ],
      ["count.docx", lyingZip([{ name: "a" }], { count: 60_000 }), "too-many-entries"],
    ]),
    ...kind("paths outside", [
      ...[
        "../../etc/passwd",
        "/etc/passwd",
        "C:/Windows/a.txt",
        "..\\..\\a.txt",
        "word/../../a",
        "a\u0000b.xml",
        "\\\\host\\a",
      ].map((path, at): Row => [
        `path-${at}.docx`,
        lyingDocx([{ name: "word/document.xml", bytes: text(GOOD_BODY) }, { name: path }]),
        "unsafe-path",
      ]),
    ]),
    ...kind("passwords", [
      ["locked.docx", lyingDocx([{ name: "word/document.xml", bytes: text(GOOD_BODY), flags: 1 }]), "encrypted"],
      ["strong.docx", lyingDocx([{ name: "word/document.xml", bytes: text(GOOD_BODY), flags: 0x41 }]), "encrypted"],
      [
        "hidden.odt",
        lyingZip([{ name: "mimetype" }, { name: "content.xml", bytes: text("<a/>"), flags: 0x2000 }]),
        "encrypted",
      ],
    ]),
    ...kind("odd containers", [
      ["zip64.docx", lyingZip([{ name: "a", size: 0xffffffff }]), "malformed"],
      ["disk.docx", lyingZip([{ name: "a" }], { disk: 3 }), "malformed"],
      ["method.docx", lyingDocx([{ name: "word/document.xml", method: 99 }]), "malformed"],
      ["stored.docx", lyingDocx([{ name: "a", method: 0, bytes: text("abc"), size: 4 }]), "malformed"],
      ["twins.docx", lyingDocx([{ name: "a" }, { name: "a" }]), "malformed"],
      ["outside.docx", lyingDocx([{ name: "a", bytes: text("abc"), packedSize: 90_000 }]), "malformed"],
      ["offset.docx", lyingDocx([{ name: "a", bytes: text("abc"), offset: 4_000_000_000 }]), "malformed"],
      ["no-name.docx", lyingDocx([{ name: "" }]), "malformed"],
    ]),
    ...kind("damaged entries", [
      [
        "crc.docx",
        lyingDocx([{ name: "word/document.xml", bytes: text(GOOD_BODY), crc: 1 }]),
        "malformed",
        /word\/document\.xml/u,
      ],
      [
        "short.docx",
        lyingDocx([{ name: "word/document.xml", bytes: text(GOOD_BODY), size: 5000 }]),
        "malformed",
        /word\/document\.xml/u,
      ],
      [
        "deflate.docx",
        lyingDocx([{ name: "word/document.xml", bytes: noise(300, 5), method: 8, packedSize: 30 }]),
        "malformed",
        /word\/document\.xml/u,
      ],
    ]),
    ...kind("containers of other kinds", [
      ["a.zip", writeZip([{ name: "a.txt", bytes: text("hello") }]), "unknown-format"],
      ["a.jar", writeZip([{ name: "META-INF/MANIFEST.MF", bytes: text("x") }]), "unknown-format"],
      [
        "a.xlsx",
        writeZip([
          { name: "[Content_Types].xml", bytes: TYPES },
          {
            name: "_rels/.rels",
            bytes: text(
              '<Relationships xmlns="x"><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            ),
          },
          { name: "xl/workbook.xml", bytes: text("<workbook/>") },
        ]),
        "unknown-format",
      ],
      ["a.ods", odt('<o:d xmlns:o="urn:o"><o:body><o:spreadsheet/></o:body></o:d>'), "unknown-format"],
    ]),
    ...kind("Word parts that are missing or wrong", [
      ["none.docx", writeZip([{ name: "[Content_Types].xml", bytes: TYPES }]), "malformed", /word\/document\.xml/u],
      ["text.docx", docx("just text"), "malformed", /word\/document\.xml/u],
      ["blank.docx", docx(`<w:document ${WORD}><w:body/></w:document>`), "no-text"],
      ["cut.docx", docx(GOOD_BODY.slice(0, -30)), "malformed", /word\/document\.xml/u],
      [
        "rels.docx",
        docx(GOOD_BODY, [{ name: "word/_rels/document.xml.rels", bytes: text("<a><b></a>") }]),
        "malformed",
        /rels/u,
      ],
      [
        "latin.docx",
        docx(joined([text("<a>"), Uint8Array.of(0xff, 0xfe), text("</a>")])),
        "bad-encoding",
        /word\/document\.xml/u,
      ],
    ]),
    ...kind("OpenDocument parts that are missing or wrong", [
      ["blank.odt", odt('<o:d xmlns:o="urn:o"><o:body><o:text/></o:body></o:d>'), "no-text"],
      ["text.odt", odt("just text"), "malformed", /content\.xml/u],
      ["cut.odt", odt("<a><b>"), "malformed", /content\.xml/u],
    ]),
    ...kind("broken rich text", [
      ["cut.rtf", "{\\rtf1 Words", "malformed"],
      ["ends.rtf", "{\\rtf1 }", "no-text"],
      ["hidden.rtf", "{\\rtf1 {\\*\\x secret}{\\pict 00}}", "no-text"],
      ["bin.rtf", "{\\rtf1\\bin99999999 ", "malformed"],
    ]),
    ...kind("pages without an article", [
      ["script.html", "<html><script>while(1){}</script></html>", "no-text"],
      ["frames.html", '<html><frameset><frame src="http://127.0.0.1:9/"></frameset></html>', "no-text"],
      ["hidden.html", '<p hidden>secret</p><p style="display:none">secret</p>', "no-text"],
      ["controls.html", `<p>${"\u0001\u0002\u0003".repeat(500)}`, "binary"],
    ]),
    ...kind("broken tables", [
      ["quote.csv", 'text,b\n"never closed,1\n', "malformed", /line 2/u],
      ["columns.csv", "a,b,c\n1,2,3\n", "needs-columns"],
      ["columns.tsv", "a\tb\n1\t2\n", "needs-columns"],
      ["blank.csv", "text\n\n\n", "no-text"],
    ]),
    ...kind("meant to take forever", [
      ["line.txt", "word ".repeat(1_000_000), "fine"],
      ["letters.txt", "a".repeat(5_000_000), "fine"],
      ["lines.txt", "\n".repeat(2_000_000) + "end", "fine"],
      ["quotes.md", `${">".repeat(50_000)} a`, "fine"],
      ["brackets.md", "[".repeat(100_000), "fine"],
      ["stars.md", "*a **b ".repeat(50_000), "fine"],
      ["unclosed.html", `<p>${"<a ".repeat(100_000)}`, "no-text"],
      ["comments.html", `<p>a</p>${"<!-- ".repeat(200_000)}`, "fine"],
      ["attributes.html", `<p ${Array.from({ length: 50_000 }, (_, at) => `a${at}=1`).join(" ")}>a</p>`, "fine"],
      ["controls.rtf", `{\\rtf1 ${"\\b".repeat(300_000)} a}`, "fine"],
      ["cells.csv", `text\n${"a\n".repeat(200_000)}`, "fine"],
    ]),
  ];
}
