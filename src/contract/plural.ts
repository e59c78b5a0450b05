type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

const rules = new Intl.PluralRules("en");
const counts = new Intl.NumberFormat();

/** The form of the catalogue's language for a number; `#` stands for the number itself. */
export function plural(count: number, forms: Forms): string {
  return (forms[rules.select(count)] ?? forms.other).replace("#", counts.format(count));
}
