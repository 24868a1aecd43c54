// What fs tells of files and folders.
export class Stats {
  constructor([kind, size, changed]) {
    this.size = size;
    this.mode = kind === 'folder' ? 0o40755 : 0o100644;
    this.mtimeMs = changed;
    this.mtime = new Date(changed);
    this.atimeMs = changed;
    this.atime = this.mtime;
    this.ctimeMs = changed;
    this.ctime = this.mtime;
    this.birthtimeMs = changed;
    this.birthtime = this.mtime;
    Object.defineProperty(this, 'kind', { value: kind });
  }

  isFile() {
    return this.kind === 'file';
  }

  isDirectory() {
    return this.kind === 'folder';
  }

  isSymbolicLink() {
    return false;
  }

  isFIFO() {
    return false;
  }

  isSocket() {
    return false;
  }
}

export class Dirent {
  constructor(name, folder, kind) {
    this.name = name;
    this.parentPath = folder;
    this.path = folder;
    Object.defineProperty(this, 'kind', { value: kind });
  }

  isFile() {
    return this.kind === 'file';
  }

  isDirectory() {
    return this.kind === 'folder';
  }

  isSymbolicLink() {
    return false;
  }
}
