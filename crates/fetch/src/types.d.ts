/** What `download` can be given besides the address. */
export interface DownloadOptions {
  /** Cancels the request when it is aborted; the promise then rejects with its `reason`. */
  signal?: AbortSignal;
  /**
   * Called after each piece of the answer.
   *
   * If it throws, the request is cancelled and the promise rejects with what was thrown.
   *
   * @param received - Bytes received so far, decompressed.
   * @param total - Bytes to expect in all, or `undefined` where that is not known.
   */
  onProgress?: (received: number, total: number | undefined) => void;
}

/** The server answered with a status that is not 2xx. */
export interface HttpError extends Error {
  name: "HttpError";
  /** The absolute address that was asked for. */
  url: string;
  /** The HTTP status, such as 404. */
  status: number;
}

/** No answer came, or it broke off before its end. */
export interface NetworkError extends Error {
  name: "NetworkError";
  /** The absolute address that was asked for. */
  url: string;
  /** What the engine threw: pages are told little, Node is told why. */
  cause: unknown;
}

/** The answer is not JSON. */
export interface JsonError extends Error {
  name: "JsonError";
  /** The absolute address that was asked for. */
  url: string;
  /** The `SyntaxError` of `JSON.parse`. */
  cause: unknown;
}
