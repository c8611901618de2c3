/**
 * Whether a request may be sent again where nobody knows what became of it. `read`: it changes nothing. `idempotent`:
 * sent twice, it changes what it changes once. `unsafe`: it may do its work twice.
 */
export type Safety = "read" | "idempotent" | "unsafe";
