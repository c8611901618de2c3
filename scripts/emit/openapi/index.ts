export { emitOpenApi, openApiDocument } from "./document.js";
