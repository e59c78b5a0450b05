/**
 * Words that carry a full stop without ending a sentence, by how they behave before a capital letter. Lower case, without
 * the last full stop. Sources: Unicode CLDR 46 `common/segments/en.xml` (suppressions), the NIST and Moses non-breaking
 * prefix lists for English, the Associated Press rules for titles, months and states; sorted into classes by us.
 */
const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Stand before a name: what follows is never a new sentence. */
export const TITLES = words(`
  mr mrs ms mx messrs mme mlle dr drs prof profs hon rev revs fr sr. msgr mgr bp abp
  gen brig maj col capt cmdr cdr lt ltc sgt cpl pvt adm rear-adm vadm radm ens supt insp det const sgts gens cols capts
  sen sens rep reps gov govs pres amb atty asst dep dist secy treas assoc aly
  st ste sts mt mts ft pt pte fr. sra srta herr frau hr mag dipl ing
`);

/** Stand before a number ("No. 5", "p. 12", "Fig. 3"): a sentence goes on where a figure or roman numeral follows. */
export const BEFORE_NUMBERS = words(`
  no nos nr num p pp pg pgs par para paras vol vols fig figs art arts sec sect ch chap chaps ed eds col cols eq eqs
  ex exh tab app appx ver v rs approx ca c circa est tel ext fax box lot rm ste apt cl cls amend prop props pt pts
  ff n ref refs
`);

/** Months and days: a sentence goes on where a figure follows. */
export const CALENDAR = words(`
  jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
`);

/** Never end a sentence: they announce what follows. */
export const INTERNAL = words(`e.g eg i.e ie viz vs v cf al aka c.f ibid op loc resp incl esp btw rs`);

/** End a sentence as often as not, and mostly stand before a name or noun when they do not. */
export const BEFORE_NAMES = words(`
  u.s u.k u.n e.u u.s.a u.s.s.r u.a.e p.o n.y l.a n.j n.c s.c n.h n.m n.d s.d w.va r.i d.c b.c
  ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn tenn
  tex va vt wash wis wyo ont que alta sask man
  ave blvd rd hwy pkwy sq bldg mfg intl natl univ dept dist inst assn bros gov govt
  inc corp ltd co cos llc plc gmbh s.a s.p.a n.v b.v a.g l.p l.l.c l.l.p pty
  jr sr esq ret
  op no. opp
`);

/** End a sentence before a capital letter; before anything else they do not. */
export const BEFORE_ANYTHING = words(`
  a.m p.m am pm a.d b.c b.c.e c.e ph.d m.d b.a m.a b.sc m.sc m.b.a d.d.s r.n ll.b ll.m d.phil
  etc et min max hr hrs sec secs wk wks mo mos yr yrs oz lb lbs ft in sq mi km mph kg gal qt cc cm mm doz misc cont dept
  est temp avg tel ext no min
`);

/** Names whose own mark is not the end of a sentence. */
export const NAMES_WITH_MARK = words(
  `yahoo! jeopardy! e! y! joomla! yum! oklahoma! mamma wham! panic! airplane! hello!`,
);
