/** The page's own scheme and host. A scheme of our own has an origin, unlike `file:`, and can reach no other file. */
export const SCHEME = "app";
export const PAGE_ORIGIN = `${SCHEME}://galley`;
export const PAGE_URL = `${PAGE_ORIGIN}/`;

/** Whether an address belongs to the page: compared as a parsed URL, since a prefix test can be fooled. */
export function isPageAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password, port } = new URL(address);
  return protocol === `${SCHEME}:` && host === "galley" && port === "" && username === "" && password === "";
}
