/** Words of an invented news article in the manner of machine translation, so that the checks have something to find. */
const PIECES = [
  [
    "And the governor of the province",
    "The ministry of waters",
    "The spokesman of the committee",
    "A resident of the quarter",
    "The council of the city",
  ],
  [
    "renewed his call to",
    "pointed out that it is heading to warn",
    "described in a tweet on Twitter",
    "did not receive any answer from",
    "considered",
  ],
  [
    "the residents of the low areas",
    "the owners of the buildings",
    "the  employees of the dam",
    "Mr. Al-Hakimi and al-Hakimi",
    "the pages of communication",
  ],
  [
    "because of the season. of rains",
    "since the year 2019",
    "in the coming hours if the rains did not stop",
    "until the moment",
    "with all transparency and clearness",
  ],
] as const;

/** The same sequence at every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** An article of `count` sentences, three a paragraph, under a headline. */
export function makeArticle(count: number): string {
  const next = numbers(count);
  const sentence = (at: number): string =>
    `${PIECES.map((list) => list[Math.floor(next() * list.length)]).join(" ")}, item ${at}.`;
  const lines = [`Article of ${count} sentences`, ""];
  for (let at = 1; at < count; at += 3) {
    const length = Math.min(3, count - at);
    lines.push(Array.from({ length }, (_, part) => sentence(at + part)).join(" "), "");
  }
  return lines.join("\n");
}
