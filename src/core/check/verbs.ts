import type { Lexicon } from "./lexicon.ts";

/**
 * Forms that may be the finite verb of an English sentence. Wide on purpose: a word that is a noun as often as a verb
 * ("plans", "set") is in, so that a sentence without any of them surely lacks its verb.
 */
const AUXILIARY =
  "am is are was were be been being has have had do does did will would shall should can could may might must ought need " +
  "let's that's it's he's she's there's what's here's who's i'm i'd i'll i've we're we've we'll they're they've you're " +
  "you've isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't cannot couldn't " +
  "shouldn't mustn't ain't let";

const IRREGULAR_PAST =
  "arose ate beat became began bent bet bit bled blew bore bought bound bred broke brought built burnt burst came cast " +
  "caught chose clung cost crept cut dealt dove drank drew drove dug dwelt fed fell felt fled flew flung forbade forgot " +
  "forgave fought found froze gave got grew ground held heard hid hit hung hurt kept knew laid lay led left lent lit lost " +
  "made meant met misled mistook overcame overtook paid put quit ran rang read rode rose said sang sank sat saw sent set " +
  "shed shone shook shot showed shrank shut sold sought slept slid slung spent split spoke spread sprang sprung spun stood " +
  "stole struck stuck stung strove sung sunk swept swore swam swung taught thought threw told took tore understood " +
  "underwent undertook upheld upset went wept withdrew withheld woke won wore wound wove wrote";

const BASE =
  "accept account act add admit affect agree aim allow amount announce answer appear apply argue arrive ask attack attend " +
  "base bear beat become begin believe belong break bring build buy call carry cause change charge choose claim close come " +
  "concern confirm consist contain continue contribute control cost count cover create cross cry cut deal decide declare " +
  "decline decrease demand deny depend derive describe deserve die differ discuss do draw drive drop earn eat emerge employ " +
  "enable end enjoy ensure enter exceed exist expect explain express extend face fail fall fear feel fight fill find finish " +
  "fit fly focus follow force form gain get give go grow happen hate have head hear help hit hold hope house identify " +
  "imply improve include increase indicate insist intend introduce involve join keep kill know lack last lay lead learn " +
  "leave lend let lie like limit link live look lose love maintain make manage mark matter mean measure meet mention mind " +
  "miss move need note number obtain occur offer open oppose order own pass pay perform place plan play point pose prefer " +
  "prepare present prevent produce promise promote propose protect prove provide publish push put raise range rank reach " +
  "read receive recommend record reduce refer reflect refuse regard reject relate release remain remember remind remove " +
  "repeat replace reply report represent require respond rest result return reveal rise run save say see seek seem sell " +
  "send serve set share shoot show sit sleep sound speak spend stand start state stay stem stop stress strike study suffer " +
  "suggest supply support suppose take talk target teach tell tend test thank think threaten throw top total touch trade " +
  "travel treat try turn understand urge use value vary view visit vote wait walk want warn watch wear welcome win wish " +
  "wonder work worry write shoulder parade verify grieve brief burn conduct";

const third = (base: string): string => {
  if (/[^aeiou]y$/u.test(base)) return `${base.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/u.test(base) ? `${base}es` : `${base}s`;
};

const FORMS: ReadonlySet<string> = new Set([
  ...AUXILIARY.split(" "),
  ...IRREGULAR_PAST.split(" "),
  ...BASE.split(" ").flatMap((base) => [base, third(base)]),
]);

/** Past forms must be used this often before their base counts as a verb. */
const ATTESTED = 6;

/** A word whose past tense edited English uses: "verifies" because of "verified". */
function hasPast(word: string, lexicon: Lexicon): boolean {
  const bases = [word, word.replace(/s$/u, ""), word.replace(/es$/u, ""), word.replace(/ies$/u, "y")];
  return bases.some((base) => {
    const past = base.endsWith("e") ? `${base}d` : base.replace(/(?<=[^aeiou])y$/u, "i") + "ed";
    return base.length > 2 && lexicon.count(past) >= ATTESTED;
  });
}

/** Whether a word may be a finite verb; "-ed" always may. */
export function maybeVerb(lower: string, lexicon: Lexicon): boolean {
  const word = lower.replaceAll("’", "'");
  return FORMS.has(word) || /.{2}ed$|(?:'s|'re|'ve|'d|'ll|n't)$/u.test(word) || hasPast(word, lexicon);
}
