import { expect, test } from "vitest";
import { loginOf } from "../../src/cloudike/login.js";

test.each([
  ["email:jane@example.com", "email:jane@example.com"],
  ["msisdn:79201234567", "msisdn:79201234567"],
  ["userid:94", "userid:94"],
  ["ldap:jane", "ldap:jane"],
  ["jane@example.com", "email:jane@example.com"],
  ["jane+a@example.com", "email:jane+a@example.com"],
  ["+7 (920) 123-45-67", "msisdn:79201234567"],
  ["79201234567", "msisdn:79201234567"],
  ["+4930123456", "msisdn:4930123456"],
])("the login %j is %j", (given, login) => {
  expect(loginOf(given)).toBe(login);
});

test.each([
  ["jane"],
  ["94"],
  ["12345678"],
  ["+12"],
  ["1234567890123456"],
  [""],
  [":a"],
  ["email:"],
  ["a b@c"],
  [undefined],
  [94],
  [{}],
])("the login %j is refused, which is not quoted", (given) => {
  expect(() => loginOf(given)).toThrow(/^auth.login .* begin it with email:, msisdn: or userid:$/);
});
