// Answers requests for the files of a document root.

export class BadPath extends Error {}

export class Site {
  constructor(files) {
    this.files = new Map(files.map((file) => [file.path, file]));
  }

  serve(method, target, headers) {
    if (!["GET", "HEAD"].includes(method.toUpperCase())) return answer(405, []);
    let path;
    try {
      path = resolve(target);
    } catch {
      return answer(400, []);
    }
    const file = this.files.get(path);
    if (!file) return answer(404, []);
    if (headers.get("If-None-Match") === file.tag) return answer(304, [["ETag", file.tag]]);
    const length = file.body.length;
    return answer(200, [["ETag", file.tag], ["Content-Length", String(length)]], file.body);
  }
}

function answer(status, headers, body = "") {
  return { status, headers: new Map(headers), body };
}

export function resolve(target) {
  if (!target.startsWith("/")) throw new BadPath(target);
  if (target.includes("..")) throw new BadPath(target);
  let path = target;
  while (path.includes("%")) path = decode(path);
  path = path.split("?")[0];
  if (path.endsWith("/")) path += "index.html";
  const kept = [];
  for (const segment of path.slice(1).split("/")) {
    if (segment === "..") {
      kept.pop();
    } else if (segment !== ".") {
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
