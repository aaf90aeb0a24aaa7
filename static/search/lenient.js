/**
 * Answers as well as can be where a file of the index does not come: what was found is shown by the names of the
 * meetings and papers that it stands in, and what would have been searched as well is left out. What the words
 * themselves need must come.
 */

/**
 * @template {import('./index.js').Index} I
 * @param {I} index
 */
export function createLenient(index) {
  let failures = 0;

  /** Give something else instead of what did not come. The next question asks for it again. */
  const tried = (promise, instead) =>
    promise.catch((error) => {
      console.warn(error.message);
      failures += 1;
      return instead;
    });

  const groups = (numbers) => tried(index.groups(numbers), Array.from(numbers, () => null));

  const unread = async (ref) => {
    const { facts } = index;
    const [group] = await index.groups([facts.group[ref]]);
    const kind = facts.kinds[facts.kind[ref]];
    return { ...group, kind, breadcrumb: "", text: "", alsoIn: [] };
  };

  const texts = (refs) =>
    Promise.all(Array.from(refs, async (ref) => (await tried(index.texts([ref]), null))?.[0] ?? unread(ref)));

  const standing = (term, refs, withBeside) =>
    tried(index.standing(term, refs, withBeside), refs.map(() => [[], []]));

  return { ...index, tried, standing, groups, texts, failures: () => failures };
}
