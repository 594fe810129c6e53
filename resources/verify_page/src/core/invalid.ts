// The one error of the core: what came from outside is not what it must be. It carries a code and no
// sentence; what a person reads is the business of the ui.

/**
 * Thrown for bytes or text that break a rule of the protocol; `code` says which (protocol, section 8, or
 * `abi.…`).
 */
export class Invalid extends Error {
  constructor(readonly code: string) {
    super(code)
  }
}

/**
 * Return what `make` returns, or what `otherwise` makes of the code where it throws `Invalid`; all else
 * passes on.
 */
export function attempt<T, U>(make: () => T, otherwise: (code: string) => U): T | U {
  try {
    return make()
  } catch (problem) {
    if (problem instanceof Invalid) return otherwise(problem.code)
    throw problem
  }
}
