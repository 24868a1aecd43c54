// node:test
import { declarations } from 'node:testing/runner';
import { mocking } from 'node:testing/mocks';

const { test, describe, before, after, beforeEach, afterEach } = declarations;

export const nodeTest = Object.assign(test, { test, it: test, describe, suite: describe, before, after, beforeEach, afterEach, mock: mocking });
