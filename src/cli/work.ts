import { errorText } from "../contract/error-text.ts";
import type { GalleyError } from "../contract/errors.ts";
import type { Replies } from "../contract/replies.ts";
import type { Method, RequestOf } from "../contract/requests.ts";
import { composeService } from "../host/compose.ts";
import type { Service } from "../service/create-service.ts";
import type { CliIo } from "./io.ts";

/** Ends a command: exit code 2 and one sentence on standard error. */
export class Refused extends Error {
  readonly error: GalleyError;
  constructor(error: GalleyError) {
    super(errorText(error));
    this.error = error;
  }
}

/** Bad use of a command: the sentence says how it is used. */
export class BadUse extends Error {}

/** What a command works with: the same requests as the window's. */
export interface Work {
  /** `watching` as a page does starts what only those who look need: the checks of an opened review. */
  readonly call: <M extends Method>(method: M, request: RequestOf<M>, watching?: "watching") => Promise<Replies[M]>;
  readonly service: Service;
  readonly io: CliIo;
}

/** Runs `command` over the store in `home`, and leaves only when everything is on disk. Answers the exit code. */
export async function work(home: string, io: CliIo, command: (work: Work) => Promise<void>): Promise<number> {
  const composed = await composeService({ home, shell: "cli" });
  if (!composed.ok) {
    io.err(errorText(composed.error));
    return 2;
  }
  const service = composed.value;
  try {
    await command({
      service,
      io,
      call: async (method, request, watching) => {
        const caller = { trusted: true, ...(watching === undefined ? {} : { client: "command" }) };
        const reply = await service.dispatch(method, request, caller);
        if (!reply.ok) throw new Refused(reply.error);
        return reply.value as Replies[typeof method]; // the dispatch answers each method with its own reply
      },
    });
    return 0;
  } catch (problem) {
    if (!(problem instanceof Refused || problem instanceof BadUse)) throw problem;
    io.err(problem.message);
    return 2;
  } finally {
    await service.dispose();
  }
}
