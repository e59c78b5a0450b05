import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./setup.js";

/**
 * Writes the samples that are made rather than typed: `water-letter.txt` in UTF-16 with a byte-order mark and CRLF line
 * ends (from the UTF-8 text beside this script), and `assembly-minutes.txt`, a report of 300 and more sentences put together
 * from parts in the manner of a machine translation. The same every time: no clock, no chance.
 */
const FOLDER = join(ROOT, "samples");

const PEOPLE = [
  "the deputy Marzena Okolska",
  "the deputy Tadeo Brisk",
  "the minister of roads Ilvar Quenn",
  "the head of the budget commission, Sabine al-Rawd,",
  "the representative of the fishermen Joram Petk",
  "the deputy Marzena Okólska",
  "the head of the budget commission, Sabine Al-Rawd,",
  "the speaker of the assembly, doctor Emeric Vastu,",
];

const SAID = [
  "said that",
  "added that",
  "stressed on that",
  "expressed, that",
  "considered that",
  "was of the opinion, that",
  "and he said that",
];

const MATTERS = [
  "the bridge over the Lesk has be repaired before the winter",
  "the price of the diesel is raised three times in one year",
  "the fishermen of the northern bank remains without licenses",
  "the money which was allocated to the schools are sleeping in the drawers",
  "the road to Hollin must to be opened until the end of of the month",
  "nobody have asked the residents of the upper quarter about the quarry",
  "the numbers of the ministry does not enter in the head",
  "the hospital needs to a second operating room",
  "the the archive of the city was transported without a inventory",
  "this project is on the table since five years",
];

const ENDS = [
  ".",
  ", which is what the ministry denied in a whole and in detail.",
  ", and he asked to vote about it without delay.",
  " .",
  ", in spite of that the commission has promised the contrary.",
  ", according to his words.",
  "., and the hall applauded.",
];

const BRIDGES = [
  "And the discussion continued until the late hours.",
  "The hall witnessed a state of noise, and the speaker knocked on the table.",
  "It is worth mentioning that this point was postponed two times in the last session.",
  "In the voting 31 deputy voted with, 12 against and 4 were abstained.",
  'One voice from the back rows shouted: "Enough from the promises”.',
];

function sentences() {
  const made = [];
  for (let n = 0; n < 300; n++) {
    const pick = (list, stride) => list[(n * stride + Math.floor(n / list.length)) % list.length];
    const who = pick(PEOPLE, 3);
    const opening = n % 9 === 4 ? "In the same context, " : n % 11 === 7 ? "And " : "";
    const person = opening === "" ? who[0].toUpperCase() + who.slice(1) : who;
    made.push(`${opening}${person} ${pick(SAID, 5)} ${pick(MATTERS, 7)}${pick(ENDS, 2)}`);
    if (n % 12 === 11) made.push(pick(BRIDGES, 1));
  }
  return made;
}

function assemblyMinutes() {
  const all = sentences();
  const paragraphs = ["The assembly of Leskova sat until the morning .. and postponed the most", "Leskova, 3 of May"];
  for (let at = 0, size = 2; at < all.length; at += size, size = 2 + (size % 4)) {
    paragraphs.push(all.slice(at, at + size).join(" "));
  }
  paragraphs.push("Read the whole protocol on our site. Follow us on Telegram");
  return `${paragraphs.join("\n\n")}\n`;
}

function utf16(text) {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.replace(/\n/g, "\r\n"), "utf16le")]);
}

writeFileSync(join(FOLDER, "assembly-minutes.txt"), assemblyMinutes());
writeFileSync(
  join(FOLDER, "water-letter.txt"),
  utf16(readFileSync(join(ROOT, "src", "tooling", "water-letter.utf8.txt"), "utf8")),
);
