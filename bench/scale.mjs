/**
 * A page so many times as long: the index and the sections are repeated under new names, the rest stays.
 *
 * @param source - the page.
 * @param operations - the operations of its spec, which know their lines.
 */
export function longer(source, operations, times) {
  const lines = source.split("\n");
  const targets = new Set(operations.map(({ id }) => id));
  const rename = (line, copy) =>
    line.replaceAll(/[a-z][\w-]*(?:\.[\w-]+){2,}/gu, (target) =>
      targets.has(target) ? target.replace(".", `${copy}.`) : target,
    );
  const copies = (from, to) =>
    Array.from({ length: times - 1 }, (_, index) =>
      lines.slice(from, to).map((line) => rename(line, index + 2)),
    ).flat();

  const sections = operations.filter(({ lines: { start, end } }) => end > start);
  const firstSection = Math.min(...sections.map(({ lines: { start } }) => start)) - 1;
  const afterSections = Math.max(...sections.map(({ lines: { end } }) => end));
  const indexed = lines.flatMap((line, index) =>
    index < firstSection && targets.has(line.split(" ")[0]) ? [index] : [],
  );
  const firstIndexed = indexed[0];
  // An entry may go on in the lines below it: the index ends where a line is empty.
  const afterIndex = lines.indexOf("", indexed.at(-1));
  return [
    ...lines.slice(0, afterIndex),
    ...copies(firstIndexed, afterIndex),
    ...lines.slice(afterIndex, afterSections),
    "",
    ...copies(firstSection, afterSections),
    ...lines.slice(afterSections),
  ].join("\n");
}
