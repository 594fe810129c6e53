// Makes elements. Text goes in as text only: nothing here reads markup, and nothing from outside becomes an
// attribute that a browser runs. Knows no word and no receipt.

export type Child = Node | string | null | undefined | false | readonly Child[]
export type Attributes = Readonly<Record<string, string | boolean | ((event: Event) => void)>>

const SVG = 'http://www.w3.org/2000/svg'

/**
 * Return an HTML element. Attributes: a text, true for an empty one, false for none, a function for an event.
 */
export function h(tag: string, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElement {
  return filled(document.createElement(tag), attributes, children)
}

/** Return an SVG element. */
export function svg(tag: string, attributes: Attributes = {}, ...children: readonly Child[]): SVGElement {
  return filled(document.createElementNS(SVG, tag) as SVGElement, attributes, children)
}

/** Return text from outside on its own: its direction of writing moves nothing around it. */
export function bdi(text: string): HTMLElement {
  return h('bdi', {}, text)
}

/** Return a text with its places `{name}` filled; text from outside must come as `bdi`. */
export function fill(text: string, values: Readonly<Record<string, Child>>): Child[] {
  return text.split(/\{(\w+)\}/).map((piece, n) => (n % 2 ? values[piece] : piece))
}

/** Put children into an element, in place of what was there. */
export function put(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(...flat(children))
}

function filled<T extends Element>(element: T, attributes: Attributes, children: readonly Child[]): T {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value)
    else if (value !== false) element.setAttribute(name, value === true ? '' : value)
  }
  element.append(...flat(children))
  return element
}

function flat(children: readonly Child[]): (Node | string)[] {
  return children.flatMap((child) => {
    if (child === null || child === undefined || child === false) return []
    return typeof child === 'string' || child instanceof Node ? [child] : flat(child)
  })
}
