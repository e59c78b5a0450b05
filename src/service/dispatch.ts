import type { GalleyError } from "../contract/errors.ts";
import type { Dispatch, Replies } from "../contract/replies.ts";
import { requests, TRUSTED_ONLY, type Method, type ParsedRequest } from "../contract/requests.ts";
import { err, type Result } from "../core/result.ts";

export interface Caller {
  readonly trusted: boolean;
  readonly client?: string;
}

/** One use case: a request that fits its schema in, a value or a reason out. */
export type Handler<M extends Method> = (
  request: ParsedRequest<M>,
  caller: Caller,
) => Promise<Result<Replies[M], GalleyError>>;

export type Handlers = { readonly [M in Method]: Handler<M> };

const UNTRUSTED: Caller = { trusted: false };

/** The one door: anything in, exactly one reply out, never a rejection. */
export function createDispatch(handlers: Handlers, logBug: (method: string, problem: unknown) => void): Dispatch {
  return async (method, request, caller = UNTRUSTED) => {
    if (typeof method !== "string" || !Object.hasOwn(requests, method))
      return err({ code: "bad-request", detail: `unknown method ${String(method).slice(0, 80)}` });
    const name = method as Method; // owned by `requests`, checked above
    if (TRUSTED_ONLY.has(name) && !caller.trusted) return err({ code: "not-allowed", detail: name });
    const parsed = requests[name].safeParse(request);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return err({ code: "bad-request", detail: `${name}: ${issue?.path.join(".")} ${issue?.message}` });
    }
    try {
      const handler = handlers[name] as Handler<Method>; // the request was parsed by this method's own schema
      return await handler(parsed.data as never, caller);
    } catch (problem) {
      logBug(name, problem);
      return err({ code: "bug", detail: problem instanceof Error ? problem.message : String(problem) });
    }
  };
}
