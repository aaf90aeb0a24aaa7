/** Spells in Latin letters what only looks so: "МАРРА" in Cyrillic ones, as archive/search/folding.py does. */

const WORD = /[A-Za-z\u0300-\u052f\u1f00-\u1fff]+/gu;
const OTHER = /[\u0300-\u1fff]/u;
const PLAIN_WORD = /^[A-Za-z\u0300-\u036f]+$/u;

/**
 * Make the function that does it; a word that is not all look-alikes, being truly Greek, stays as it is.
 *
 * @param {Record<string, string>} table the letters, each with the Latin one
 * @returns {(text: string) => string}
 */
export function createLatin(table) {
  const letters = new Map(Object.entries(table));
  const latin = (word) => {
    const mapped = [...word].map((letter) => letters.get(letter) ?? letter).join("");
    return PLAIN_WORD.test(mapped) ? mapped : word;
  };
  return (text) => (OTHER.test(text) ? text.replace(WORD, latin) : text);
}
