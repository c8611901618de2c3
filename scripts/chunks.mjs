// Which chunk of dist a module goes to, and how esbuild is brought to put it there.
//
// By itself esbuild makes a chunk for every set of entries that share modules: more than forty. Node takes most of a
// millisecond to find and read a file, and for most of them that is more than their code costs.

/** Less code of one family, in bytes, is not worth a file: clients of other families may well read it, too. */
const worthFile = 10_000;

/** `generated/wapi/core.ts` and `src/wapi/client.ts` are both of `wapi`. */
const familyOf = (module) => module.split("/")[1];

/** Modules, and what they import, and what that imports, and so on. */
function reachedFrom(modules, inputs) {
  const reached = new Set(modules);
  for (const module of reached)
    for (const { path, external } of inputs[module].imports) if (!external) reached.add(path);
  return reached;
}

/** The chunks of which modules need a part. */
const chunksOfAll = (modules, chunks) =>
  new Set([...modules].flatMap((module) => (chunks.has(module) ? [chunks.get(module)] : [])));

const membersOf = (names, chunks) => [...chunks.keys()].filter((module) => names.has(chunks.get(module)));

/** The names of all chunks that are loaded with modules, each of them whole. */
function loadedWith(modules, chunks, inputs) {
  let names = new Set();
  for (let size = -1; size < names.size; ) {
    size = names.size;
    names = chunksOfAll(reachedFrom([...modules, ...membersOf(names, chunks)], inputs), chunks);
  }
  return names;
}

/**
 * The names of chunks by module. What entries of one family share goes into a chunk of that family; what several
 * families share goes by its folder, so that a client that is not of REST loads nothing of REST. What one entry alone
 * needs stays in it.
 *
 * @param metafile - Of a build with the chunks that esbuild makes by itself.
 */
export function chunksOf(entries, { inputs, outputs }) {
  const users = new Map(Object.keys(inputs).map((module) => [module, []]));
  for (const entry of entries)
    for (const module of reachedFrom([entry], inputs)) users.get(module).push(entry);
  const chunks = new Map();
  for (const [module, of] of users) {
    const isOfOneFamily = new Set(of.map(familyOf)).size === 1;
    if (of.length > 1) chunks.set(module, familyOf(isOfOneFamily ? of[0] : module));
  }
  const sizes = new Map(
    Object.values(outputs).flatMap((output) =>
      Object.entries(output.inputs).map(([module, { bytesInOutput }]) => [module, bytesInOutput]),
    ),
  );
  for (const name of new Set(chunks.values())) {
    const members = membersOf(new Set([name]), chunks);
    const size = members.reduce((sum, module) => sum + (sizes.get(module) ?? 0), 0);
    if (size >= worthFile) continue;
    const needed = [...loadedWith(members, chunks, inputs)].filter((one) => one !== name);
    // The one that needs all the others: whoever loads it loads nothing new with them.
    const base = needed.find(
      (one) => loadedWith(membersOf(new Set([one]), chunks), chunks, inputs).size === needed.length,
    );
    if (base !== undefined) for (const module of members) chunks.set(module, base);
  }
  return chunks;
}

/**
 * The modules of all chunks of which entries need a part, whole, by entry. Entries that import them, for their effects
 * alone, all reach the same modules of a chunk; that is what makes it one chunk to esbuild.
 */
export function wholeChunksOf(entries, chunks, { inputs }) {
  return new Map(entries.map((entry) => [entry, membersOf(loadedWith([entry], chunks, inputs), chunks)]));
}
