// A request is { method, path, headers, body }; headers and body are Maps, the
// names of headers as the client spelled them. A response is { status, headers,
// body }, where headers and body are plain objects and the names in lowercase.

export function response(status, headers = {}, body = {}) {
  return { status, headers, body };
}
