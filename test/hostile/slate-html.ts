import { readFileSync } from "node:fs";

const whole = readFileSync(new URL("../documents/workdrive-html/page.html", import.meta.url), "utf8");

/** The page in HTML with some sections only, by the ids of their headings: small enough to be read hundreds of times. */
export function htmlExcerpt(ids: readonly string[]): string {
  const [front = "", ...sections] = whole.split(/^(?=<h[12] id=)/mu);
  const kept = sections.filter((section) => ids.includes(/ id='([^']*)'/u.exec(section)?.[1] ?? ""));
  return [front.replace(/<ul id="toc".*<\/ul>\n(?=<\/div>)/su, ""), ...kept].join("");
}
