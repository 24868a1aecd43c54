// The server's REST interface, typed. Every call rejects with `ApiError` when
// the server says no, and when it cannot be reached.

export class ApiError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

async function call<Answer>(method: Method, path: string, body?: unknown): Promise<Answer> {
  const request: RequestInit = { method, credentials: 'same-origin', headers: { accept: 'application/json' } };
  if (body !== undefined) {
    request.body = JSON.stringify(body);
    request.headers = { ...request.headers, 'content-type': 'application/json' };
  }
  const response = await fetch(`/api${path}`, request).catch(() => {
    throw new ApiError(0, 'unreachable', 'The server cannot be reached.');
  });
  if (!response.ok) throw await refusal(response);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

async function refusal(response: Response): Promise<ApiError> {
  const fallback = `The server answered ${response.status}.`;
  try {
    const { code, message } = (await response.json()) as { code?: string; message?: string };
    return new ApiError(response.status, code ?? 'unknown', message ?? fallback);
  } catch {
    return new ApiError(response.status, 'unknown', fallback);
  }
}

export const rest = {
  get: <Answer>(path: string) => call<Answer>('GET', path),
  post: <Answer = void>(path: string, body?: unknown) => call<Answer>('POST', path, body ?? {}),
  put: <Answer = void>(path: string, body: unknown) => call<Answer>('PUT', path, body),
  patch: <Answer = void>(path: string, body: unknown) => call<Answer>('PATCH', path, body),
  delete: <Answer = void>(path: string) => call<Answer>('DELETE', path),
};
