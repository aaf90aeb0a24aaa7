/** Reads the lists of numbers that archive/search/codes.py writes as short texts. */

const [LAST, LASTS] = ["#".charCodeAt(0), 56];
const [MORE, MORES] = ["]".charCodeAt(0), 32];
let room = new Int32Array(0);

/**
 * Read numbers that stand one after another.
 *
 * @param {string} text
 * @returns {Int32Array}
 */
export function numbers(text) {
  // A text has at most as many numbers as letters.
  if (room.length < text.length) room = new Int32Array(2 * text.length);
  let [size, number] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign >= MORE) number = number * MORES + sign - MORE;
    else {
      room[size] = number * LASTS + sign - LAST;
      [size, number] = [size + 1, 0];
    }
  }
  return room.slice(0, size);
}

/**
 * Read numbers each of which is written as what it is above the one before it.
 *
 * @param {string} text
 * @param {number} [from] what the first is written above
 * @returns {Int32Array}
 */
export function rising(text, from = 0) {
  const found = numbers(text);
  let before = from;
  for (let at = 0; at < found.length; at += 1) before = found[at] += before;
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
