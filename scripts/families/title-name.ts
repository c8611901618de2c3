import { camelName } from "./camel-name.js";

const articles = /^(?:an?|the)$/iu;

/** `User` and `Create a User` → `user.createUser`. */
export function operationId(group: string, title: string): string {
  return `${camelName(group)}.${titleName(title)}`;
}

/** The client's name for a title: `Create a User` → `createUser`. Articles are left out, other words stay. */
export function titleName(title: string): string {
  const words = title.split(/\s+/u).filter((word) => word !== "");
  const telling = words.filter((word) => !articles.test(word));
  return camelName((telling.length === 0 ? words : telling).join(" "));
}
