/** Names that look like those of numeric ids, or of lists of them. */
export const idName = /(^id|_id|[a-z\d]Id)(s|_list|List)?$/;
