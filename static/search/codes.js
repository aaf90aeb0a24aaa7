/** Reads the lists of numbers that archive/search/codes.py writes as short texts. */

const [LAST, LASTS] = ["#".charCodeAt(0), 56];
const [MORE, MORES] = ["]".charCodeAt(0), 32];

/**
 * Read numbers that stand one after another.
 *
 * @param {string} text
 * @returns {Int32Array}
 */
export function numbers(text) {
  return read(text);
}

/**
 * Read numbers each of which is written as what it is above the one before it.
 *
 * @param {string} text
 * @returns {Int32Array}
 */
export function rising(text) {
  const found = read(text);
  for (let at = 1; at < found.length; at += 1) found[at] += found[at - 1];
  return found;
}

/**
 * Read numbers of which those that come in a row are written once.
 *
 * @param {string} text
 * @param {Int32Array|Uint8Array} column takes the numbers
 */
export function runs(text, column) {
  const read = numbers(text);
  let at = 0;
  for (let run = 0; run < read.length; run += 2) {
    column.fill(read[run], at, at + read[run + 1]);
    at += read[run + 1];
  }
  return column;
}

function read(text) {
  const found = new Int32Array(text.length);
  let [size, number] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign >= MORE) number = number * MORES + sign - MORE;
    else {
      found[size] = number * LASTS + sign - LAST;
      [size, number] = [size + 1, 0];
    }
  }
  return found.slice(0, size);
}
