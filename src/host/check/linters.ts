/**
 * The grammar checker's rules that are switched on, with their scores. Of its 885 rules 58 found anything in 150,000 words
 * of marked machine translation, and these families earned their place: agreement (67 % of 9 flags on a professional's
 * mark), merged or split words (92 % and 36 %), and verb forms, which are rare but wrong for certain. Spelling (35 %, the
 * bulk of its flags) speaks only of words that an editor typed: see `misspelling.ts`; readability, serial commas, typography, place names
 * and word choice were at or under chance.
 */
export const LINTERS: Readonly<Record<string, number>> = {
  SpellCheck: 0.6,
  MergeWords: 0.6,
  SplitWords: 0.4,
  MassNouns: 0.6,
  PronounVerbAgreement: 0.55,
  PronounInflectionBe: 0.55,
  IAmAgreement: 0.6,
  ThereIsAgreement: 0.55,
  MultipleSequentialPronouns: 0.5,
  PronounAre: 0.6,
  SimplePastToPastParticiple: 0.6,
  DidPast: 0.6,
  HaveNegNoAny: 0.5,
  IsBeenAuxSequence: 0.6,
  DoubleModal: 0.6,
  MissingDeterminer: 0.5,
  MissingPreposition: 0.4,
  QuantifierNumeralConflict: 0.5,
  RedundantSuperlatives: 0.6,
  RedundantProgressiveComparative: 0.6,
  ThenThan: 0.6,
  ThatThan: 0.6,
  SinceDuration: 0.6,
  SubjectPronoun: 0.6,
  WhomSubjectOfVerb: 0.5,
};
