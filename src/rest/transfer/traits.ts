/**
 * The operation answers a request, with which the call sends its `content` to another host, and a URL that confirms
 * it: one call, and one timeout for all. Fields of answers are told with dots.
 */
export interface UploadTrait {
  /** Fields of the answer: where the bytes are sent, with which method, and the headers of that request. */
  readonly url: string;
  readonly method: string;
  readonly headers: string;
  /** Field of the answer with what stands before the file, where the method is POST and wants a form; and its name. */
  readonly fields: string;
  readonly file: string;
  /** Field of the answer with the URL that confirms the upload. What that answers is what the call gives. */
  readonly confirm: string;
  /** Field of the request that takes the number of bytes. */
  readonly size?: string;
  /** The status under which the file is there already: its answer is what the call gives, and nothing is sent. */
  readonly done?: number | string;
  /** How a file is sent in parts. Default: it never is. */
  readonly parts?: {
    /** Method and path template of the operation that tells how a part is sent, with `url` and `headers` as above. */
    readonly target: string;
    /** Field of the first request that asks for parts. */
    readonly flag: string;
    /** Field of the answer, and of the request for a part, that tells which upload the part belongs to. */
    readonly of: string;
    /** Field of the request for a part with its number, from 1. */
    readonly number: string;
  };
}

/** The operation answers where a file is fetched from. Fields of the answer are told with dots. */
export interface DownloadTrait {
  readonly url: string;
  /** The number of its bytes. */
  readonly size?: string;
}
