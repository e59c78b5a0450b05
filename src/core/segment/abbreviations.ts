/**
 * Words that carry a full stop without ending a sentence, by how they behave before a capital letter or a figure. Lower case,
 * without the last full stop. Sources: Unicode CLDR `common/segments/en.xml` (sentence-break suppressions), the non-breaking
 * prefixes for English that come with Moses, and Associated Press style for titles, months, states and addresses; sorted into
 * classes by us. A word that is in no class ends its sentence.
 */
const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Stand before a name, written with a capital: what follows is never a new sentence. */
export const TITLES = words(`
  mr mrs ms mx messrs mme mlle dr drs prof profs rev revs hon msgr mgr sra srta
`);

/** Stand before a name, but end a sentence too ("on Main St.", "at the Ft."): a function word after them opens a new one. */
export const NAME_PARTS = words(`
  st ste sts mt mts ft pt fr sr bp abp br
  gen gens brig maj col cols capt capts cmdr cdr comdr lt ltc sgt sgts cpl pvt pfc adm radm vadm ens supt insp det const
  sen sens rep reps gov govs pres amb atty asst dep dist secy sec treas assoc ald min cllr
`);

/** Stand before a figure ("No. 5", "p. 12", "Fig. 3", "pop. 900"): the sentence goes on where one, or a roman numeral, follows. */
export const BEFORE_NUMBERS = words(`
  no nos nr num n° nº № p pp pg pgs para paras vol vols fig figs art arts sec sect ch chap chaps eq eqs exh tab appx
  ver rs approx ca c circa est ext amend prop props pt pts ff n ref refs pop ps act sc op
  ft lb lbs oz hr hrs min yd yds
`);

/** Months and days, written with a capital: the sentence goes on where a figure follows. */
export const CALENDAR = words(`
  jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
`);

/** Announce what follows, so they never end a sentence. */
export const INTERNAL = words(`e.g eg i.e ie viz v vs cf c.f aka ibid esp btw resp incl`);

/** Stand in or before names as often as they end a sentence; a function word after them opens a new one. */
export const BEFORE_NAMES = words(`
  w.va inc corp ltd co cos bros llc plc gmbh pty s.p.a
  jr sr esq ave blvd rd hwy pkwy bldg mfg intl natl univ dept inst assn govt al opp
`);

/** States and provinces as AP shortens them, written with a capital; otherwise as {@link BEFORE_NAMES}. */
export const STATES = words(`
  ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn tenn
  tex va vt wash wis wyo ont que alta sask man
`);

/** End a sentence before a capital letter although single letters with full stops between them are mostly parts of names. */
export const TIMES_AND_DEGREES = words(`a.m p.m a.d b.c b.c.e c.e ph.d m.d b.a m.a b.sc m.sc m.b.a d.phil r.n m.p`);

/** Follow a time of day ("3:29 p.m. EST"). */
export const TIME_ZONES = words(
  `est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst cet cest eet msk ist jst kst aest aedt`,
);

/** Names whose own mark does not end a sentence; sources: the companies, shows and places themselves. */
export const NAMES_WITH_MARK = words(
  `yahoo! jeopardy! e! y! joomla! yum! oklahoma! wham! panic! airplane! westward-ho! hamilton! match!`,
);
