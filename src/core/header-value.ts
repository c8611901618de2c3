/** What a header keeps as it is: it loses spaces around its value. */
export const headerValue = /^(?![\t ])[\t -~\x80-\xff]*[!-~\x80-\xff]$/;
