import { dirname } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";

/** The types that openapi-typescript makes of a document. */
export async function typesOf(openapi: string): Promise<string> {
  return astToString(await openapiTS(openapi));
}

/** What the strict compiler says of modules that exist in memory only. */
export function typeErrors(files: Record<string, string>): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
  };
  const real = ts.createCompilerHost(options);
  const folder = `${dirname(ts.getDefaultLibFilePath(options))}/virtual`;
  const texts = new Map(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
  const host: ts.CompilerHost = {
    ...real,
    directoryExists: (name) => name === folder || (real.directoryExists?.(name) ?? true),
    fileExists: (name) => texts.has(name) || real.fileExists(name),
    readFile: (name) => texts.get(name) ?? real.readFile(name),
    getSourceFile: (name, language) => {
      const text = texts.get(name);
      return text === undefined
        ? real.getSourceFile(name, language)
        : ts.createSourceFile(name, text, language);
    },
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
