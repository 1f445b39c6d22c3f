/**
 * English words that columns are called by. Only German gives every noun a capital: what is a German noun too is here where it means the same
 * ("Region"), and not where it means something else ("Kind", "Rate"). A word that is missing costs nothing but a capital within a sentence.
 */
const ENGLISH = new Set(`
account accounts active activity actual adoption after age agreed agreement allergy amount annual any api app appeal appeals appointment appointments
apps area arrears assigned attendance attrition auto available average avg away backup balance bank based been before bill billing bills birth
birthday booking bookings branch by call calls campaign cancellation cancelled card cards category channel channels charge charges checkout children
churn churned city claim claims class click clicks closed club coach company complain complaint complaints completed consent contact contacts contract
contractual cost costs count country coupon course courses coverage created credit currency current customer customers daily data date day days debit
debt dedicated degree delivered deliveries delivery dependents deposit deposits device devices diagnosis direct discount discounts distance doctor
donation donations donor downgrade driver drivers dropped early earned education email emails employees employment ended engagement engine entries
entry estimated event events ever executive exit exited expected expiry family feature features fee fees female first flag flight flights free
frequency from fuel gave gender geography gift gifts giving goal goals group groups guest gym had handset has have health height highest history hold
home hours household housing how inactive incidents income industry insurance integration integrations interaction interactions interest internet
invoice invoices issues job joined joining kids language lapse lapsed last late left length lesson lessons letter letters level licence licences
license licensed licenses lifetime likely limit lines loan loans locker login logins long loyalty machine machines mailing mailings main male manager
margin marital market marketing married mean median medication medium meeting meetings member members membership message messages method mileage
minutes missed mobile monthly months mortgage movies multiple name net network new newest newsletter next nights nominal number occupation of off
offer offers often old on onboarding online open opened opens opted order orders outstanding overdraft overdue owner owns page pages paid paperless
parent parents partner past patient pause paused payment payments pays percent percentage person personal phone pickup plan pledge pledges points
policy pool portfolio postal posts predicted preferred premium premiums previous price prices primary product products profession promised protection
purchase purchases quantity quarterly range rating ratings ratio received recency recent referral referrals referred refund refunds region registered
registration relationship remaining renewal renewals renewed rent repeat reported request requests resolved response return returned returns revenue
ride rides risk roaming room rooms salary sales satisfaction satisfied saved savings score scores search seat seats security segment senior sent
service services session sessions sex shipping shopping signal signed signup single size skipped smartphone smoker social source spend spending spent
spouse stage started starting state status stay stayed stopped store stores streaming student subscription summary supplier support supporter survey
switched tax taxes team tech technical tenant tenure the ticket tickets time times to total trainer training transaction transactions transfers
treatment treatments trial trip trips turnover type unit units unsubscribed up updated upgrade upgrades usage used user users using utilisation
utilization value vehicle viewed visit visits voice volume volunteer wage wallet watched website week weekend weekly weeks weight with withdrawals
within without working workout workouts year yearly years yes zip
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
