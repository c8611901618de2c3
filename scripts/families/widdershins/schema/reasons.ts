/** Why a schema is what it is, where that matters to rules that compare it. */

/** Parts of a body that are read as alternatives. */
export const notTold = "the page does not tell how these combine";

/** A schema without a type of its own, or one that is combined with a single other one. */
export const hidden = "the page does not tell which schema this is; the example does";
