/**
 * Words of one trade in what a reader is shown: what customers pay, how long they have stayed and what binds them is called as the
 * dictionary has it (`lib/dataset/roleWords`), because the file may be a bank's or a gym's.
 */
const TRADE = /\b(charges?|charged|contracts?|subscribers?|subscriptions?|tariffs?|telecoms?|telco|broadband|fib(?:er|re)|bills?|billed|invoices?|handsets?|roaming|SIM)\b/i;
/** The code of a role, where its words belong. */
const ROLE_CODE = /\brole (?:id|churn|tenure|monthlyCharge|totalCharge|startingCharge|signupDate|churnDate|segmentation|feature|protected|ignored)\b/;

/** "File: text" for each text of a source that a reader may see and that speaks of one trade. */
export function tradeWords(file: string, source: string): string[] {
  return textsOf(source, file.endsWith('.tsx')).filter((text) => TRADE.test(text) || ROLE_CODE.test(text)).map((text) => `${file}: ${text}`);
}

/** String literals, templates and, with tags, the texts between them, of more than a word, without comments and what is inserted. */
export function textsOf(source: string, tags: boolean): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1').replace(/^import .*$/gm, '');
  const templates = [...code.matchAll(/`((?:[^`\\$]|\\.|\$(?!\{)|\$\{[^`]*?\})*)`/g)].map(([, text]) => text!.replace(/\$\{[^`]*?\}/g, ' … '));
  const strings = [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/g)].map(([, single, double]) => single ?? double!);
  const between = tags ? [...code.matchAll(/[>}](?=[^<>{}=;'"`]*[A-Za-z]{2})([^<>{}=;'"`]*)(?=[<{])/g)].map(([, text]) => text!.trim()) : [];
  return [...templates, ...strings, ...between].filter((text) => /^[A-Z×Σ]|\s/.test(text.trim()) && /[a-z]/i.test(text));
}
