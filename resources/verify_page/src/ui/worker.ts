// Keeps the page for the next time without a network: registers the service worker where the browser has one.
// Nothing of a receipt is kept.

interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string }
}

/** Register `BASE/sw.js` for the page; quietly not, where that cannot be. */
export function keepForLater(base: string): void {
  if (!isSecureContext || !('serviceWorker' in navigator) || location.protocol === 'file:') return
  const script = `${base}sw.js`
  const types = (globalThis as { trustedTypes?: Policies }).trustedTypes
  try {
    // The only address that ever becomes a script.
    const policy = types?.createPolicy('almoner', { createScriptURL: () => script })
    const url = policy ? policy.createScriptURL('') : script
    navigator.serviceWorker.register(url, { scope: `${base}v` }).catch(() => undefined)
  } catch {
    // A browser that forbids it still shows the page.
  }
}
