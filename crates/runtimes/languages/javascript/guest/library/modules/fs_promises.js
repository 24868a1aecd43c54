// node:fs/promises
import { promises } from 'node:modules/fs';

export default promises;
