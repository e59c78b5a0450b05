const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/**
 * Function words that open English sentences and, capitalised in mid-sentence, hardly ever follow an abbreviation ("in the
 * U.S. The"). Closed classes of English grammar: determiners, pronouns, conjunctions, prepositions, wh-words, auxiliaries,
 * and the adverbs that open sentences in news text.
 */
export const SENTENCE_STARTERS = words(`
  the a an this that these those it its he she they we you i his her their our your my
  there here what when where which while who whom whose why how whether
  and but or nor so yet if because although though since unless until as than
  in on at by for from with without within of to into onto over under about above across after against along among around
  before behind below beneath beside besides between beyond despite down during except inside like near off out outside
  past through throughout toward towards up upon
  is are was were be been has have had do does did can could will would shall should may might must
  not no yes some any all both each every either neither many most much more few several other another such
  one two three four five six seven eight nine ten
  also however moreover furthermore nevertheless nonetheless therefore thus hence meanwhile otherwise instead still then
  now today yesterday tomorrow later earlier recently once again even only just perhaps maybe indeed finally first second
  next last according additionally let please people everyone nobody nothing something
`);

/** Verbs that attribute speech. After a quotation that ends in `?` or `!`, "Name said" goes on with the sentence. */
export const SPEECH_VERBS = words(`
  said says say asked asks wrote writes told tells added adds replied replies answered answers shouted shouts cried cries
  exclaimed whispered explained explains insisted insists continued continues noted notes stated states declared declares
  recalled recalls tweeted posted warned warns argued argues joked quipped yelled screamed demanded inquired enquired mused
  wondered thought concluded remarked responded announced
`);
