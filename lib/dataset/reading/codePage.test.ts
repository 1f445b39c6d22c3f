import { describe, expect, it } from 'vitest';
import { faultyWords, guessCodePage, tellingWords, type CodePage } from './codePage';

/** Sentences of a customer file in several languages, with the bytes that their usual code page gives them. */
const TEXTS: [language: string, codePage: CodePage, text: string][] = [
  ['German', 'windows-1252', 'Größe;Kündigung;Straße MÜNCHEN Fußgänger Köln Übermäßig Gebühr Wärme 12 m³'],
  ['French', 'windows-1252', 'Numéro Résilié Déjà Besançon été où Orléans naïve garçon à Noël août «oui» 5 °C'],
  ['Spanish', 'windows-1252', 'Año Señor Cádiz niño ¿Qué? ¡Sí! Coruña teléfono móvil'],
  ['Portuguese', 'windows-1252', 'Ação Situação João São Paulo não razões Ceará mães avó avô'],
  ['Swedish', 'windows-1252', 'Ålder Uppsägning Malmö på gång Göteborg'], ['Danish', 'windows-1252', 'Nørrebro Århus opsagt på grund af høj pris'], ['Italian', 'windows-1252', 'Città Mesi di anzianità sì più perché è già'],
  ['Polish', 'windows-1250', 'Rachunek miesięczny zł Zużycie Staż Łódź Kraków Gdańsk Poznań wcześniej usługa'], ['Czech', 'windows-1250', 'Číslo Město Příbram Zrušeno Žďár Plzeň důvod'], ['Hungarian', 'windows-1250', 'Ügyfél Győr Szűcs Bővített Pécs'],
  ['Russian', 'windows-1251', 'Номер клиента Город Тариф Стаж месяцев Абонентская плата Интернет Отток да нет'], ['Ukrainian', 'windows-1251', 'Номер Місто Київ Чернігів Тариф'],
  ['Greek', 'windows-1253', 'Κωδικός Πόλη Πακέτο Αποχώρηση Αθήνα Βασικό ναι Θεσσαλονίκη Πλήρες όχι'],
];

/** The bytes of a text in a code page, by asking its decoder for each of the 128 letters. */
function bytesOf(text: string, codePage: string): Uint8Array {
  const letters = new Map(Array.from({ length: 128 }, (_, i) => [decode(Uint8Array.of(128 + i), codePage), 128 + i]));
  return Uint8Array.from(Array.from(text, (letter) => letters.get(letter) ?? letter.charCodeAt(0)));
}
const decode = (bytes: Uint8Array, codePage: string) => new TextDecoder(codePage).decode(bytes);

describe('guessCodePage', () => {
  it.each(TEXTS)('knows %s, in %s', (_language, codePage, text) => {
    const bytes = bytesOf(text, codePage);
    expect(decode(bytes, codePage)).toBe(text);
    const { encoding, why } = guessCodePage((other) => decode(bytes, other));
    expect([encoding, why === null]).toEqual([codePage, codePage === 'windows-1252']);
  });

  it('says by which words', () => {
    const bytes = bytesOf('Москва; Самара', 'windows-1251');
    expect(guessCodePage((other) => decode(bytes, other)).why).toMatchInlineSnapshot(`"its letters make words there (Москва, Самара) and none in Windows-1252 (Ìîñêâà, Ñàìàðà)"`);
    expect(guessCodePage(() => 'plain').encoding).toBe('windows-1252');
  });
});

it('finds what is a word in no language, and shows what to look at', () => {
  expect(['Zürich', 'Zu¿ycie', 'Kцln', 'a\ufffd', 'm³', 'z³', 'plain', 'ВаЯ'].map(faultyWords)).toEqual([0, 1, 1, 1, 0, 1, 0, 0]);
  expect(tellingWords('id;Łódź;Kraków\n1;Łódź;x\n')).toBe('Łódź, Kraków');
});
