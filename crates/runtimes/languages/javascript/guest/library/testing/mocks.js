// Mock functions and spies, in jest's words and in node:test's.

const restores = [];

function mockFunction(implementation = () => undefined, original = undefined) {
  const calls = [];
  const once = [];
  let usual = implementation;
  function mocked(...values) {
    const call = { arguments: values, this: this, result: undefined, error: undefined };
    calls.push(call);
    const run = once.length > 0 ? once.shift() : usual;
    try {
      call.result = new.target ? Reflect.construct(run, values) : Reflect.apply(run, this, values);
      return call.result;
    } catch (error) {
      call.error = error;
      throw error;
    }
  }
  const change = (action) => (value) => {
    action(value);
    return mocked;
  };
  mocked.mock = {
    // node:test wants objects, jest the arguments alone: an array that has both.
    get calls() {
      return calls.map((call) => Object.assign([...call.arguments], call));
    },
    get lastCall() {
      return calls.at(-1)?.arguments;
    },
    get results() {
      return calls.map(({ result, error }) => (error === undefined ? { type: 'return', value: result } : { type: 'throw', value: error }));
    },
    get instances() {
      return calls.map((call) => call.this);
    },
    callCount: () => calls.length,
    resetCalls: () => void calls.splice(0),
    mockImplementation: (replacement) => void (usual = replacement),
    restore: () => original?.restore(),
  };
  Object.defineProperty(mocked, '_isMockFunction', { value: true });
  return Object.assign(mocked, {
    mockImplementation: change((replacement) => (usual = replacement)),
    mockImplementationOnce: change((replacement) => once.push(replacement)),
    mockReturnValue: change((value) => (usual = () => value)),
    mockReturnValueOnce: change((value) => once.push(() => value)),
    mockResolvedValue: change((value) => (usual = async () => value)),
    mockResolvedValueOnce: change((value) => once.push(async () => value)),
    mockRejectedValue: change((error) => (usual = async () => { throw error; })),
    mockRejectedValueOnce: change((error) => once.push(async () => { throw error; })),
    mockReturnThis: change(() => (usual = function () { return this; })),
    mockClear: change(() => calls.splice(0)),
    mockReset: change(() => {
      calls.splice(0);
      once.splice(0);
      usual = () => undefined;
    }),
    mockRestore: () => original?.restore(),
    mockName: change(() => {}),
    getMockName: () => 'mock',
  });
}

function spyOn(object, name, implementation = undefined) {
  const original = object[name];
  const own = Object.getOwnPropertyDescriptor(object, name);
  const restore = () => {
    if (own) Object.defineProperty(object, name, own);
    else delete object[name];
  };
  const spy = mockFunction(implementation ?? original, { restore });
  object[name] = spy;
  restores.push(restore);
  return spy;
}

const unsupported = (name) => () => {
  throw new Error(`jest.${name}() is not available here: time is virtual already, so waiting costs nothing`);
};

export const mocking = {
  fn: mockFunction,
  spyOn,
  method: spyOn,
  restoreAllMocks() {
    while (restores.length > 0) restores.pop()();
  },
  restoreAll: () => mocking.restoreAllMocks(),
  reset: () => mocking.restoreAllMocks(),
  clearAllMocks() {},
  resetAllMocks() {},
  setTimeout() {},
  useRealTimers() {},
  useFakeTimers: unsupported('useFakeTimers'),
  isMockFunction: (value) => Boolean(value?._isMockFunction),
};
