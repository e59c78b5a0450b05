import type { ElectronApplication } from "playwright-core";

/**
 * The display values and looks that the HTML standard gives its elements. A test runtime of Electron can come without
 * Chromium's resource file, and so without its built-in style sheet: every `div` is then inline, and even the title shows.
 */
const STANDARD = `
html, body, address, article, aside, blockquote, dd, details, dialog, div, dl, dt, fieldset, figcaption, figure, footer,
form, h1, h2, h3, h4, h5, h6, header, hgroup, hr, legend, main, menu, nav, ol, optgroup, option, p, pre, search, section,
summary, ul { display: block }
area, base, datalist, head, link, meta, noscript, script, style, template, title, [hidden], dialog:not([open]) { display: none }
body { margin: 8px }
li { display: list-item }
ul, menu { list-style-type: disc; padding-inline-start: 40px; margin-block: 1em }
ol { list-style-type: decimal; padding-inline-start: 40px; margin-block: 1em }
p, blockquote, dl, pre { margin-block: 1em }
dd { margin-inline-start: 40px }
h1 { font-size: 2em; margin-block: .67em } h2 { font-size: 1.5em; margin-block: .83em } h3 { margin-block: 1em }
h1, h2, h3, h4, h5, h6, b, strong, th { font-weight: bold }
i, em, cite, dfn, var, address { font-style: italic }
pre { white-space: pre }
s, del, strike { text-decoration: line-through }
u, ins { text-decoration: underline }
table { display: table; border-spacing: 2px; box-sizing: border-box }
caption { display: table-caption } colgroup { display: table-column-group } col { display: table-column }
thead { display: table-header-group } tbody { display: table-row-group } tfoot { display: table-footer-group }
tr { display: table-row } td, th { display: table-cell; vertical-align: inherit; padding: 1px }
input, select, button, textarea { display: inline-block; box-sizing: border-box; font: 13.333px system-ui; margin: 0; text-align: start }
input[type=hidden] { display: none }
input[type=checkbox], input[type=radio] { appearance: auto; width: 13px; height: 13px }
button { text-align: center; cursor: default; padding: 1px 6px }
textarea { white-space: pre-wrap; overflow-wrap: break-word }
slot { display: contents }
a:any-link { color: #00e; text-decoration: underline; cursor: pointer }
svg:not(:root) { overflow: hidden }
hr { border: 1px inset gray; margin: .5em auto }
fieldset { border: 2px groove gray; padding: .35em .75em }
`;

/** Gives the built-in style sheet back where it is missing, as the lowest of all layers. */
export async function restoreStandardStyles(app: ElectronApplication): Promise<void> {
  await app.evaluate(async ({ BrowserWindow }, css) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) return;
    const repair = async (): Promise<void> => {
      const display: unknown = await contents.executeJavaScript("getComputedStyle(document.head).display");
      if (display !== "none") await contents.insertCSS(css, { cssOrigin: "user" });
    };
    contents.on("dom-ready", () => void repair().catch(() => undefined));
    await repair();
  }, STANDARD);
}
