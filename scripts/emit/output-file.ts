/** A generated file. The path is relative to the repository, with forward slashes. */
export interface OutputFile {
  path: string;
  text: string;
}
