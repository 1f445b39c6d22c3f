/**
 * English words that columns are called by. Only German gives every noun a capital: what is a German noun too is here where it means the same
 * ("Region"), and not where it means something else ("Kind", "Rate"). A word that is missing costs nothing but a capital within a sentence.
 */
const ENGLISH = new Set(`
account accounts active activity actual after age agreement amount annual any area attrition auto available average avg away backup balance bank based
been before billing birth branch by call calls cancellation cancelled card cards category channels charge charges checkout children churn churned city
claim claims class clicks closed company complain complaint complaints completed contact contacts contract count country coupon courses created credit
currency current customer customers daily data date day days debit delivered deliveries delivery dependents deposit deposits device devices direct
discount discounts distance donations donor early earned education email emails employees employment ended engagement entries estimated events ever
exit exited family feature features fee fees female first flag free frequency from gave gender geography gift gifts giving goals group groups guest
had has have health height highest history hold home hours household how inactive incidents income industry insurance interest internet issues job
joined joining kids language lapse lapsed last late left length level lifetime limit lines loan loans logins long loyalty main male marital market
marketing married mean median meetings member members membership method minutes missed mobile monthly months mortgage movies multiple name net new
newest newsletter next nights nominal number occupation of off offer offers often old on online open opened opens order orders outstanding overdue
owns paid paperless partner past pause paused payment payments pays percent percentage person phone pickup plan points policy pool portfolio postal
premium premiums previous price prices primary product products profession protection purchase purchases quantity quarterly range rating ratings ratio
received recency recent referral referrals refund refunds region registered relationship remaining renewal renewals renewed rent repeat reported
requests resolved response returned returns revenue risk salary sales satisfaction satisfied saved savings score scores seat seats security segment
senior sent service services sex shipping shopping signed size skipped source spend spending spent stage started starting state status stay stayed
stopped streaming student subscription summary supplier support survey switched team tech tenure the tickets time times to total transaction
transactions transfers turnover type unit units up updated upgrade upgrades usage used user users using value vehicle viewed visit visits volume
volunteer wallet watched website week weekend weekly weeks weight with withdrawals within without working year yearly years yes zip
`.trim().split(/\s+/));

/** English where they are written small behind another word: as a noun of German they have a capital. */
const ENGLISH_IF_SMALL = new Set(['code', 'rate', 'tier']);

const CAPITALISED = /^\p{Lu}[\p{Ll}\p{M}]*$/u;
const WORD = /\p{L}[\p{L}\p{M}]*/gu;

/** Whether some of it is English beyond doubt. */
export function isEnglish(text: string): boolean {
  return (text.match(WORD) ?? []).some((word, i) => ENGLISH.has(word.toLowerCase()) || (i > 0 && ENGLISH_IF_SMALL.has(word)));
}

/** Our own words within a sentence: "Tenure" begins small, "VAT number" stays. */
export function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/**
 * A label within a sentence. Capitals of what may be another language are left alone, because there they may mean something, and
 * so are abbreviations.
 *
 * @example labelWithin('Monthly charge') // 'monthly charge'
 * @example labelWithin('Streaming TV') // 'streaming TV'
 * @example labelWithin('Kündigungsgrund') // 'Kündigungsgrund'
 */
export function labelWithin(label: string): string {
  const words = label.match(WORD) ?? [];
  // The first has its capital for standing first; what others have one for is known of English words alone.
  const isProse = isEnglish(label) && words.slice(1).every((word) => !CAPITALISED.test(word) || ENGLISH.has(word.toLowerCase()));
  return isProse ? label.replace(WORD, (word) => (CAPITALISED.test(word) ? word.toLowerCase() : word)) : label;
}

/**
 * The same of what begins with a label or a value and goes on.
 *
 * @example phraseWithin('Support calls 5') // 'support calls 5'
 * @example phraseWithin('Kündigungsgrund: Preis') // 'Kündigungsgrund: Preis'
 */
export function phraseWithin(text: string): string {
  const at = text.indexOf(': ');
  if (at >= 0) return labelWithin(text.slice(0, at)) + text.slice(at);
  return text.startsWith('No ') || isEnglish(text) ? lowerFirst(text) : text;
}
