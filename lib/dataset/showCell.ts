/** Of a value that is shown to say what is wrong with it. */
const SHOWN = 80;

/**
 * A cell as it can be shown anywhere: cut after 80 letters, and with control characters as the signs that stand for them (␀ for NUL), so
 * that no terminal obeys them. Tabs and line ends stay.
 */
export function showCell(text: string): string {
  const shown = Array.from(text.slice(0, SHOWN), sign).join('');
  return text.length > SHOWN ? `${shown}…` : shown;
}

function sign(letter: string): string {
  const code = letter.charCodeAt(0);
  if (code === 127) return '␡';
  return code < 32 && code !== 9 && code !== 10 && code !== 13 ? String.fromCharCode(0x2400 + code) : letter;
}
