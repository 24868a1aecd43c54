// Answers requests for the files of a document root.

export class BadPath extends Error {}

export class Site {
  constructor(files) {
    this.files = new Map(files.map((file) => [file.path, file]));
  }

  serve(method, target, headers) {
    if (method !== "GET" && method !== "HEAD") {
      return answer(405, [["Allow", "GET, HEAD"]]);
    }
    let path;
    try {
      path = resolve(target);
    } catch {
      return answer(400, []);
    }
    const file = this.files.get(path);
    if (!file || isHidden(path)) return answer(404, []);
    const known = header(headers, "if-none-match");
    if (known === file.tag || known === "*") return answer(304, [["ETag", file.tag]]);
    const length = file.body.length;
    const body = method === "GET" ? file.body : "";
    return answer(200, [["ETag", file.tag], ["Content-Length", String(length)]], body);
  }
}

function answer(status, headers, body = "") {
  return { status, headers: new Map(headers), body };
}

function header(headers, wanted) {
  for (const [name, value] of headers) {
    if (name.toLowerCase() === wanted) return value;
  }
  return undefined;
}

function isHidden(path) {
  return path.split("/").some((segment) => segment.startsWith("."));
}

export function resolve(target) {
  if (!target.startsWith("/")) throw new BadPath(target);
  const path = decode(target.split("?")[0]);
  if (path.includes("\0") || path.includes("\\")) throw new BadPath(target);
  const kept = [];
  const segments = path.split("/");
  if (["", ".", ".."].includes(segments.at(-1))) segments.push("index.html");
  for (const segment of segments) {
    if (segment === "..") {
      if (kept.length === 0) throw new BadPath(target);
      kept.pop();
    } else if (segment !== "" && segment !== ".") {
      kept.push(segment);
    }
  }
  return kept.join("/");
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new BadPath(text);
  }
}
